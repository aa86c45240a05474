import { randomUUID } from 'node:crypto';
import type { Actor } from '../domain/actor.ts';
import { badInput, notFound } from '../domain/app-error.ts';
import { TASK_RULES } from '../domain/field-rules.ts';
import { toInstant, type PersonId } from '../domain/ids.ts';
import { DEFAULT_WEEKLY_CAPACITY_MINUTES, personKey, type Person } from '../domain/person.ts';
import type { Database } from '../storage/database.ts';
import { findPeople, insertPeople, listPeople, updateCapacity } from '../storage/people.ts';
import { requireWriter } from './access.ts';

const MINUTES_PER_WEEK = 7 * 24 * 60;
const EMAIL_CHARACTERS = 320;

interface Deps {
  readonly database: Database;
  readonly now: () => Date;
}

export class PeopleService {
  readonly #deps: Deps;
  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /** Everybody in the workspace, by name. */
  list(actor: Actor): Promise<readonly Person[]> {
    return listPeople(this.#deps.database.db, actor.workspaceId);
  }

  async getMany(actor: Actor, ids: readonly PersonId[]): Promise<ReadonlyMap<PersonId, Person>> {
    const people = await findPeople(this.#deps.database.db, actor.workspaceId, ids);
    return new Map(people.map((person) => [person.id, person]));
  }

  /** Throws BAD_USER_INPUT where the name is taken, whatever its case. */
  async create(
    actor: Actor,
    input: { readonly name: string; readonly email?: string | null; readonly weeklyCapacityMinutes?: number | null },
  ): Promise<Person> {
    requireWriter(actor);
    const name = TASK_RULES.assigneeName(input.name);
    if (!name.ok || name.value === null)
      throw badInput('name', name.ok ? "The person's name must not be empty." : name.message);
    const email = input.email?.trim() || null;
    if (email !== null && (!/^[^\s@]+@[^\s@]+$/.test(email) || email.length > EMAIL_CHARACTERS))
      throw badInput('email', 'The e-mail address must have the form name@domain.');
    const weeklyCapacityMinutes = input.weeklyCapacityMinutes ?? DEFAULT_WEEKLY_CAPACITY_MINUTES;
    requireWithinAWeek(weeklyCapacityMinutes);
    const { workspaceId } = actor;
    const person: Person = {
      id: randomUUID() as PersonId,
      workspaceId,
      name: name.value,
      email,
      weeklyCapacityMinutes,
    };
    const ids = await this.#deps.database.transaction((tx) => insertPeople(tx, [person], toInstant(this.#deps.now())));
    if (ids.get(personKey(person.name)) !== person.id)
      throw badInput('name', `There is a person called ${person.name} already.`);
    return person;
  }

  /** Says how many minutes of a week somebody can work. Throws BAD_USER_INPUT for more than a week has, NOT_FOUND. */
  async setCapacity(actor: Actor, id: PersonId, weeklyCapacityMinutes: number): Promise<Person> {
    requireWriter(actor);
    requireWithinAWeek(weeklyCapacityMinutes);
    const { database } = this.#deps;
    const person = await database.transaction((tx) => updateCapacity(tx, actor.workspaceId, id, weeklyCapacityMinutes));
    if (!person) throw notFound('person', id);
    return person;
  }
}

function requireWithinAWeek(minutes: number): void {
  if (minutes < 0 || minutes > MINUTES_PER_WEEK)
    throw badInput('weeklyCapacityMinutes', `A week has between 0 and ${MINUTES_PER_WEEK} minutes.`);
}
