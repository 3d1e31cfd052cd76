/** The code of the error where there is no engine: whoever catches it cannot import a class of what is not there. */
export const ENGINE_MISSING = "ERR_ENGINE_MISSING";
