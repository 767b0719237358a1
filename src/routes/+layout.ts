// Pages show pictures and tables drawn on the server; nothing needs hydration.
export const csr = false;
export const prerender = false;
export const trailingSlash = 'never';
