export { doom, doomedOf, orphanStack, orphanStacks } from "./doomed-stacks";
export {
  findOrphans,
  findOrphansHere,
  type Orphan,
  type Orphans,
  orphanLine,
  tellOrphans,
} from "./find-orphans";
