"""What a browser may do on a page of this site; each page says so itself, since a static host cannot be told."""

from __future__ import annotations

_DIRECTIVES = (
    "default-src 'none'",
    # No script and no style stands in a page itself, so that text which ever got into one cannot do anything.
    "script-src 'self'",
    "style-src 'self'",
    # Material's stylesheet draws its icons from data: addresses.
    "img-src 'self' data:",
    "connect-src 'self'",
    # The name and icons for a phone's home screen.
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
)

CONTENT_SECURITY_POLICY = "; ".join(_DIRECTIVES)
"""Source: W3C, "Content Security Policy Level 3"; frame-ancestors and reports count only in a header (section 3.3)."""

REFERRER_POLICY = "same-origin"
"""Other sites do not learn which page a visitor came from. Source: W3C, "Referrer Policy"."""
