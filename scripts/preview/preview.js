// Part of `run.py serve`: loads the page again after a new build, and shows a bar while the last build failed.
(() => {
  const shown = document.currentScript.dataset.version;
  const bar = document.createElement("pre");
  bar.setAttribute("role", "alert");
  bar.hidden = true;
  Object.assign(bar.style, {
    position: "fixed", insetInline: "0", bottom: "0", zIndex: "9999", boxSizing: "border-box",
    maxHeight: "40vh", margin: "0", padding: "12px 16px", overflow: "auto", whiteSpace: "pre-wrap",
    background: "#7f1d1d", color: "#fff", font: "14px/1.5 ui-monospace, Consolas, monospace",
  });
  document.documentElement.append(bar);

  const look = async () => {
    if (document.visibilityState === "visible") {
      try {
        const answer = await fetch("/_voorvertoning/stand.json", { cache: "no-store" });
        const { version, problems } = await answer.json();
        if (version !== shown) {
          location.reload();
          return;
        }
        if (bar.textContent !== problems) {
          bar.textContent = problems;
        }
        bar.hidden = problems === "";
      } catch {
        // The preview was stopped; it may start again.
      }
    }
    setTimeout(look, 700);
  };
  look();
})();
