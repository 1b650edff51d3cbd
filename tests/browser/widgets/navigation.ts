export const useRouter = () => ({ push: (href: string) => history.pushState(null, "", href) });
