// Part of `run.py serve`: loads the page again when there is a newer site, and shows a bar while something is wrong.
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

  let known = "";
  const look = async () => {
    let rest = 700;
    if (document.visibilityState === "visible") {
      try {
        // The answer comes as soon as there is news.
        const answer = await fetch(`/_voorvertoning/stand.json?bekend=${known}`, { cache: "no-store" });
        const { version, problems, mark } = await answer.json();
        known = mark;
        rest = 0;
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
    setTimeout(look, rest);
  };
  look();
})();
