import type { Express } from 'express';

/** An address the application answers, as `server/routes.ts` spells it. */
export interface Route {
  /** In capitals; `ALL` where any method is answered. */
  method: string;
  /** Whole path with the names of its parameters: `/articles/:article`. */
  path: string;
}

/** What is read of Express's own record of handlers. */
interface Layer {
  rawPath: string;
  route?: { methods: Record<string, boolean | undefined> };
  handle: { stack?: Layer[] };
}

/** Every route of the application, in the order in which they are tried. */
export function routesOf(app: Express): Route[] {
  return routesIn((app as unknown as { router: { stack: Layer[] } }).router.stack, '');
}

function routesIn(stack: readonly Layer[], base: string): Route[] {
  return stack.flatMap(({ rawPath, route, handle }) => {
    const path = `${base}${rawPath === '/' ? '' : rawPath}`;
    if (route) {
      return Object.keys(route.methods).map((method) => ({
        method: method === '_all' ? 'ALL' : method.toUpperCase(),
        path: path || '/',
      }));
    }
    return handle.stack ? routesIn(handle.stack, path) : [];
  });
}
