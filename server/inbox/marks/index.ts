/** What people decided about objects of their inbox: done, put off, no more of it. */
export {
  changeMark,
  type MarkChange,
  type MarkColumns,
  type MarkedObject,
  type MarkPlace,
  type MarkRow,
  markOf,
  marksOf,
  nextReturn,
  noMark,
  pageOfMarks,
} from "./mark-rows.ts";
