// Shows the notice that the page cannot start; the page holds its words, hidden.

export function showProblem() {
  var failure = document.getElementById("failure");
  var problem = document.getElementById("boot-problem");
  if (problem && !(failure && !failure.hidden)) problem.hidden = false;
}
