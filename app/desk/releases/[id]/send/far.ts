/** What is further off than so many seconds is said in words, and not counted down. */
export const isFar = (seconds: number) => seconds > 60;
