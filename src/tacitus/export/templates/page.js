"use strict";
const text = document.getElementById("text");
document.querySelectorAll("input[data-kind]").forEach((box) => {
  box.addEventListener("change", () => {
    const name = "k-" + box.dataset.kind;
    text.querySelectorAll(box.checked ? "." + name + "-off" : "." + name).forEach((part) => {
      part.classList.toggle(name, box.checked);
      part.classList.toggle(name + "-off", !box.checked);
    });
  });
});
document.querySelectorAll("button[data-goto]").forEach((button) => {
  button.addEventListener("click", () => {
    document.querySelectorAll(".picked").forEach((part) => part.classList.remove("picked"));
    const [start, end] = button.dataset.goto.split("-").map(Number);
    const hits = [...text.querySelectorAll("[data-s]")].filter(
      (part) => Number(part.dataset.s) < end && Number(part.dataset.e) > start,
    );
    hits.forEach((part) => part.classList.add("picked"));
    if (hits.length) hits[0].scrollIntoView({ block: "center" });
  });
});
