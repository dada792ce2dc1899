"""A Site at a moment becomes pages: modules by kind of page, each a function from an Edition to Pages."""
