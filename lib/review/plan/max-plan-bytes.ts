/** How large a plan may be, where nothing else is said: 32 MiB. Reading one takes a few times that in memory. */
export const MAX_PLAN_BYTES = 32 * 1024 * 1024;
