import { setImmediate } from 'node:timers/promises';
import type { z } from 'zod';
import { badInput } from '../domain/app-error.ts';
import { PROJECT_FILE_FORMAT, PROJECT_FILE_VERSION, type ProjectFile } from '../domain/project-file.ts';
import { JsonPartsError, readJsonParts } from '../lib/json-parts.ts';
import { PROJECT_FILE_ELEMENTS, PROJECT_FILE_MEMBERS } from './project-file-schema.ts';

/** A patch of 10,000 operations with long texts is one part. */
const PART_LIMITS = { characters: 64 * 1024 * 1024, depth: 100 };
/** Parts that are read before everything else has a turn. */
const PARTS_PER_TURN = 50;

type Parts = Record<string, unknown> & Record<keyof typeof PROJECT_FILE_ELEMENTS, unknown[]>;

/**
 * Reads what an export has written. Throws BAD_USER_INPUT with the place in the file, and a sentence, where it is another
 * file, or one that somebody has changed.
 */
export async function readProjectFile(source: AsyncIterable<string>): Promise<ProjectFile> {
  const parts = Object.fromEntries(Object.keys(PROJECT_FILE_ELEMENTS).map((name) => [name, []])) as unknown as Parts;
  let count = 0;
  try {
    for await (const part of readJsonParts(source, PART_LIMITS)) {
      const { name, value } = part;
      if (count === 0 && name !== 'format') throw anotherFile();
      count += 1;
      if (count % PARTS_PER_TURN === 0) await setImmediate();
      if (part.type === 'member') parts[name] = readMember(name, value);
      else
        parts[requireList(name)].push(
          checked(PROJECT_FILE_ELEMENTS[requireList(name)], value, `${name}[${part.index}]`),
        );
    }
  } catch (error) {
    if (!(error instanceof JsonPartsError)) throw error;
    throw badInput(null, `This file cannot be read. ${error.message}`);
  }
  for (const name of Object.keys(PROJECT_FILE_MEMBERS))
    if (!(name in parts)) throw badInput(name, `This file is not whole: ${name} is missing.`);
  return parts as unknown as ProjectFile;
}

function readMember(name: string, value: unknown): unknown {
  if (name === 'format' && value !== PROJECT_FILE_FORMAT) throw anotherFile();
  if (name === 'formatVersion' && value !== PROJECT_FILE_VERSION)
    throw badInput(
      name,
      `This file has version ${JSON.stringify(value).slice(0, 20)} of the format; version ${PROJECT_FILE_VERSION} is read here. Export the project again with the same version of the program.`,
    );
  if (!Object.hasOwn(PROJECT_FILE_MEMBERS, name)) throw unknownPart(name);
  return checked(PROJECT_FILE_MEMBERS[name as keyof typeof PROJECT_FILE_MEMBERS], value, name);
}

function requireList(name: string): keyof typeof PROJECT_FILE_ELEMENTS {
  if (Object.hasOwn(PROJECT_FILE_ELEMENTS, name)) return name as keyof typeof PROJECT_FILE_ELEMENTS;
  throw unknownPart(name);
}

function checked(schema: z.ZodType, value: unknown, place: string): unknown {
  const parsed = schema.safeParse(value);
  if (parsed.success) return value;
  const [issue] = parsed.error.issues;
  const path = [place, ...(issue?.path ?? []).map(String)].join('.').slice(0, 200);
  throw badInput(path, `The file cannot be taken as it is. At ${path}: ${issue?.message ?? 'something is wrong.'}`);
}

function anotherFile(): Error {
  return badInput(
    'format',
    'This is no project of Orchestrator. A file that was exported as JSON begins with its format.',
  );
}

function unknownPart(name: string): Error {
  return badInput(
    name.slice(0, 50),
    `The file holds “${name.slice(0, 50)}”, which nobody here knows; it would be lost.`,
  );
}
