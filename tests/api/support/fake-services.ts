import type { Actor } from '../../../server/domain/actor.ts';
import type { WorkspaceId } from '../../../server/domain/ids.ts';
import type { Services } from '../../../server/services/services.ts';

export const OWNER: Actor = {
  id: 'owner',
  name: 'Owner',
  email: null,
  role: 'ADMIN',
  workspaceId: 'workspace' as WorkspaceId,
  workspaceName: 'Workspace',
};

type Deep = { readonly [Noun in keyof Services]?: { readonly [Method in keyof Services[Noun]]?: unknown } };

/** Services of which only `given` answer; any other call fails the test with the name of the method. */
export function fakeServices(given: Deep): Services {
  const noun = (name: string, methods: object) =>
    new Proxy(methods, {
      get(target, method) {
        const known: unknown = Reflect.get(target, method);
        if (known !== undefined) return known;
        return () => {
          throw new Error(`The test gives no ${name}.${String(method)}.`);
        };
      },
    });
  const names: readonly (keyof Services)[] = ['projects', 'tasks', 'people', 'patches', 'runs'];
  return Object.fromEntries(names.map((name) => [name, noun(name, given[name] ?? {})])) as unknown as Services;
}
