/** A key of the keyboard, always left to right. */
export const Key = ({ children }: { children: string }) => <kbd>{children}</kbd>;
