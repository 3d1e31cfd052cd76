export { type PackageSource, packageSource } from "./package-source";
export { CI_SYSTEMS, type CiSystem, repositoryFiles } from "./repository-files";
export { conflicts, type WrittenFile, writeFiles } from "./write-files";
