"use strict";
// Draws the charts that stand in the page as data, in the inks of a dark or a light screen. With
// "ast" Vega reads its expressions itself: the page forbids that any text be run as a program.
(() => {
  const { charts, lighter } = JSON.parse(document.getElementById("charts").textContent);
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  const options = {
    ast: true,
    actions: false,
    renderer: "svg",
    defaultStyle: false,
    tooltip: { disableDefaultStyle: true },
  };

  const inLight = (part) => {
    if (Array.isArray(part)) return part.map(inLight);
    if (part && typeof part === "object")
      return Object.fromEntries(
        Object.entries(part).map(([key, value]) => [
          key,
          key === "datasets" ? value : inLight(value),
        ]),
      );
    return typeof part === "string" && Object.hasOwn(lighter, part) ? lighter[part] : part;
  };

  const views = {};
  const fit = () => Object.values(views).forEach((view) => view.resize().runAsync());

  const draw = async () => {
    for (const [name, chart] of Object.entries(charts)) {
      const place = document.getElementById(`chart-${name}`);
      // Vega changes what it is given.
      const spec = structuredClone(dark.matches ? chart : inLight(chart));
      // Seen before it is drawn: a place that is hidden has no width.
      place.parentElement.classList.add("drawn");
      try {
        const { view } = await window.vegaEmbed(place, spec, options);
        views[name] = view;
        // Its title takes as many lines as the width allows, which Vega learns by drawing.
        await view.resize().runAsync();
      } catch (error) {
        place.parentElement.classList.remove("drawn");
        console.error(error);
      }
    }
    document.body.dataset.drawn = dark.matches ? "dark" : "light";
  };

  dark.addEventListener("change", draw);
  window.addEventListener("resize", () => window.requestAnimationFrame(fit));
  draw();
})();
