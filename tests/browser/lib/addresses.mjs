// One address of each kind of page, by what it shows.
export const ADDRESSES = {
  start: "#/",
  answer: "#/?t=县委副书记、县长",
  question: "#/?t=副市长",
  answered: "#/?t=副市长&a=portfolio:environment",
  undetermined: "#/?t=市生态环境局副局长",
  outside: "#/?t=村党支部书记",
  unread: "#/?t=张三丰县长哈哈",
  who: "#/who?level=county&sector=water",
  glance: "#/glance",
  rulebook: "#/rulebook",
  search: "#/rulebook?q=督察",
  kind: "#/rulebook/duties",
  item: "#/rulebook/classes/government-principal",
  paragraph: "#/rulebook/source/Q5.2",
  about: "#/about",
  lost: "#/nowhere",
};
