import type { LocalDate } from '../../../domain/ids.ts';
import type { Priority } from '../../../domain/project.ts';
import type { TaskStatus } from '../../../domain/task.ts';
import type { Attribute } from './attribute.ts';

/** What was understood about one task. The first word on a matter counts. */
export class Facts {
  estimatedMinutes: number | null = null;
  isRange = false;
  startDate: LocalDate | null = null;
  dueDate: LocalDate | null = null;
  people: string[] = [];
  priority: Priority | null = null;
  status: TaskStatus | null = null;
  tags: string[] = [];
  /** Words that name tasks to wait for, from places where they can mean nothing else. */
  dependencyTexts: string[] = [];

  copy(): Facts {
    return Object.assign(new Facts(), this, {
      people: [...this.people],
      tags: [...this.tags],
      dependencyTexts: [...this.dependencyTexts],
    });
  }

  /** Takes an attribute in; false where something else is already known, so that the words can stay in the text. */
  add(attribute: Attribute): boolean {
    switch (attribute.kind) {
      case 'estimate':
        if (this.estimatedMinutes !== null) return this.estimatedMinutes === attribute.minutes;
        this.estimatedMinutes = attribute.minutes;
        this.isRange = attribute.isRange;
        return true;
      case 'dates':
        return this.#addDates(attribute.start, attribute.due);
      case 'people':
        for (const name of attribute.names) if (!this.people.includes(name)) this.people.push(name);
        return true;
      case 'priority':
        if (this.priority !== null) return this.priority === attribute.priority;
        this.priority = attribute.priority;
        return true;
      case 'status':
        if (this.status !== null) return this.status === attribute.status;
        this.status = attribute.status;
        return true;
      case 'tags':
        for (const tag of attribute.tags) {
          if (!this.tags.some((other) => other.toLowerCase() === tag.toLowerCase())) this.tags.push(tag);
        }
        return true;
      case 'dependencies':
        this.dependencyTexts.push(attribute.text);
        return true;
    }
  }

  #addDates(start: LocalDate | null, due: LocalDate | null): boolean {
    if (start !== null && this.startDate !== null && start !== this.startDate) return false;
    if (due !== null && this.dueDate !== null && due !== this.dueDate) return false;
    const [newStart, newDue] = [start ?? this.startDate, due ?? this.dueDate];
    if (newStart !== null && newDue !== null && newStart > newDue) return false;
    this.startDate = newStart;
    this.dueDate = newDue;
    return true;
  }
}
