// The lines of a day sheet: each field of an item is an input that is written when one leaves it.

export const FIELDS = { time: 'starts_time', title: 'title', place: 'place', details: 'details' };

export const words = (kind) => (kind[0].toUpperCase() + kind.slice(1)).replaceAll('_', ' ');
export const clock = (time) => time?.slice(0, 5);
export const shown = (field, value) => (field === 'starts_time' ? clock(value) : value) ?? '';

// "7:30", "1930" and "19.30" are times; what is none is sent as it is, and refused.
const typed = (field, text) => (field !== 'starts_time' ? text.trim()
  : text.trim().replace(/^(\d{1,2})[:.]?(\d{2})$/, (_, hours, minutes) => `${hours.padStart(2, '0')}:${minutes}`));

export function make(tag, properties = {}, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

// The line of an item in this list, with what stands in it now.
// act: tell(id, field, active) says that one types, write(line, input) writes what one has typed.
export function showItem(list, item, act) {
  const line = list.querySelector(`[data-id="${item.id}"]`) ?? newLine(item.id, act);
  for (const [name, field] of Object.entries(FIELDS)) {
    const input = line.querySelector(`.${name} input`);
    const value = shown(field, item[field]);
    // What one is writing oneself is left alone.
    if (input !== document.activeElement && input.value !== value) {
      input.parentElement.classList.toggle('changed', Boolean(line.item));
      input.value = value;
    }
    if (field === 'title') input.placeholder = words(item.kind);
  }
  line.item = item;
  line.classList.toggle('gone', item.status === 'cancelled');
  line.querySelector('.tags').textContent = [
    item.title && words(item.kind), item.status !== 'confirmed' && item.status,
    item.visibility === 'group' && item.group, item.visibility === 'own' && 'only you',
    item.ends_time && `until ${clock(item.ends_time)}`,
  ].filter(Boolean).join(' · ');
  return line;
}

// Puts the lines into this order. The one that somebody writes in stays where it is, and the others move: a
// line that is moved loses the cursor.
export function arrange(list, lines) {
  for (const line of [...list.children]) if (!lines.includes(line)) line.remove();
  lines.forEach((line, n) => {
    if (line.contains(document.activeElement)) {
      while (list.children[n] !== line) list.append(list.children[n]);
    } else if (list.children[n] !== line) {
      list.insertBefore(line, list.children[n] ?? null);
    }
  });
}

function newLine(id, act) {
  const line = make('li');
  line.dataset.id = id;
  for (const [name, field] of Object.entries(FIELDS)) {
    const input = make('input', { ariaLabel: name, placeholder: words(name), autocomplete: 'off' });
    input.field = field;
    // What one began from: whatever comes meanwhile, it is this that one's own value is to replace.
    input.addEventListener('focus', () => { input.base = line.item; act.tell(id, field, true); });
    input.addEventListener('input', () => act.tell(id, field, true));
    input.addEventListener('keydown', ({ key }) => {
      if (key === 'Escape') input.value = shown(field, input.base[field]);
      if (key === 'Enter' || key === 'Escape') input.blur();
    });
    input.addEventListener('blur', () => {
      act.tell(id, field, false);
      input.value = typed(field, input.value);
      if (input.value !== shown(field, input.base[field])) act.write(line, input);
      else input.value = shown(field, line.item[field]);
    });
    const place = make('div', { className: `field ${name}` }, input);
    place.addEventListener('animationend', () => place.classList.remove('changed'));
    line.append(place);
  }
  line.append(make('div', { className: 'tags' }));
  return line;
}
