(function () {
  "use strict";
  var root = document.documentElement;
  var facts = document.getElementById("review").dataset;
  var name = document.getElementById("reviewer");
  var button = document.getElementById("save");
  var told = document.getElementById("told");
  var text = document.getElementById("as-text");
  var fields = Array.prototype.slice.call(document.querySelectorAll("fieldset[data-category]"));
  var saved = true;

  function said() {
    var comments = [];
    fields.forEach(function (field) {
      var chosen = field.querySelector("input:checked");
      var verdict = chosen ? chosen.value : "open";
      var comment = field.querySelector("textarea").value.trim();
      field.classList.toggle("lacks-words", verdict === "object" && comment === "");
      if (chosen && verdict !== "open" || comment !== "") {
        comments.push({
          category: field.dataset.category,
          name: field.dataset.name,
          verdict: verdict,
          comment: comment
        });
      }
    });
    return comments;
  }

  function file(comments) {
    return JSON.stringify({
      format: "interlinea-review-comments",
      format_version: 1,
      study: facts.study,
      project: facts.project,
      version: facts.version,
      version_number: Number(facts.number),
      reviewer: name.value.trim(),
      comments: comments
    }, null, 2);
  }

  function update() {
    var comments = said();
    var wordless = document.querySelectorAll(".lacks-words").length;
    var ready = name.value.trim() !== "" && comments.length > 0 && wordless === 0;
    button.disabled = !ready;
    text.textContent = file(comments);
    told.textContent =
      name.value.trim() === "" ? "Write your name first."
      : comments.length === 0 ? "Nothing is said yet."
      : wordless > 0 ? "An objection needs a comment: write what it should be instead."
      : comments.length + " of " + fields.length + " categories have a verdict or a comment.";
  }

  function save() {
    var slug = function (words) { return words.replace(/[\\\/:*?"<>|\s]+/g, "-").replace(/^-+|-+$/g, ""); };
    var link = document.createElement("a");
    var url = URL.createObjectURL(new Blob([file(said())], { type: "application/json" }));
    link.href = url;
    link.download = slug(facts.file) + "-" + slug(name.value.trim()) + "-comments.json";
    document.body.appendChild(link);
    link.click();
    link.remove();
    setTimeout(function () { URL.revokeObjectURL(url); }, 10000);
    saved = true;
    told.textContent = "Saved as " + link.download + ". Send that file back.";
  }

  document.addEventListener("input", function () { saved = false; update(); });
  document.addEventListener("change", function () { saved = false; update(); });
  button.addEventListener("click", save);
  window.addEventListener("beforeunload", function (event) {
    if (!saved && said().length > 0) {
      event.preventDefault();
      event.returnValue = "";
    }
  });
  root.classList.add("has-script");
  update();
}());
