// How our TypeScript runs.
import "tsx";
import "./drizzle.mjs";
