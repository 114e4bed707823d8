/* Runs the automata of pii_guard/scan/tables.bin over a text and says which expressions may occur in it.
 *
 * Automata(data) copies the data and checks every number in it once, so that a scan needs no check of its own: whatever
 * the bytes are, they are refused with ValueError or never read out of bounds. scan(text) returns the numbers of the
 * expressions, ascending; ends(text, numbers) where matches of some of them end. The layout is written by
 * scripts/automata/layout.py; all numbers are little-endian.
 *
 *   u32  magic, expressions E, groups G, classes C (the last one is the end of the text), ranges R
 *   u32  low[R], class[R]      code points low[i] to low[i + 1] - 1 belong to class[i]
 *   u64  opens[C][(G + 63) / 64]   groups of which a character of this class is a clue, a bit for each; behind the end
 *                              of the text those that have none
 *   per group
 *   u32  digit (whether it needs one), columns, states, quiet (states before the first that reports something),
 *        reported, runs, pairs
 *   then of all groups the first array, of all groups the second, and so on: what is alike packs well
 *   u16  left[pairs], right[pairs]   two characters side by side that are a clue, too
 *   u16  column_of[C]
 *   u16  first[columns]        the row of state 0
 *   u16  back[states - 1]      each other row is the one so many before it ...
 *   u16  changes[states - 1]   ... but for so many runs of cells
 *   u16  skipped[runs], length[runs], state[runs]   cells since the run before, cells that hold this state instead
 *   u32  begins[states - quiet + 1]
 *   u16  reports[reported]     of state quiet + i: those from begins[i] to begins[i + 1] - 1
 */
#define Py_LIMITED_API 0x030B0000
#include <Python.h>
#include <stdint.h>
#include <string.h>

#define MAGIC 0x33415450u /* PTA3 */
#define MAX_EXPRESSIONS 4096u
#define MAX_GROUPS 255u
#define WORDS 4u /* of 64 bits, for as many groups as there may be */
#define MAX_PAIRS ((size_t)1 << 18)
#define MAX_CELLS ((size_t)1 << 22) /* of a group; the largest has a sixth of that */
#define MAX_NUMBER 65535u
#define LAST 0x10FFFFu
#define PAGES ((LAST >> 8) + 1)
#define PLANE 0xFFFFu
#define SHORT 1024 /* characters of a text that is read without asking for memory */

typedef struct {
    uint32_t digit, columns, states, quiet, reported, runs, pairs;
    uint16_t *rows, *reports;
    uint32_t *begins;
    uint16_t *left, *right; /* [pairs] */
} Group;

typedef uint64_t Groups[WORDS]; /* a bit for each */

typedef struct {
    uint32_t both; /* two characters of the first plane; 0 where there is no pair */
    Groups opens;
} Pair;

typedef struct {
    PyObject_HEAD
    uint32_t expressions, groups, classes;
    uint16_t *page_of; /* [PAGES]: where the page of a code point begins, in pages */
    uint16_t *pages;   /* [..][256]: classes of code points */
    Groups *opens;     /* [classes] */
    Groups *told_by;   /* [expressions]: the groups that report it */
    Groups digital;    /* those that need a digit */
    Pair *pairs;       /* a table by hash, with at least one free place */
    uint32_t pair_mask;
    uint16_t *column_of; /* [classes][groups]: a character's columns of all groups stand side by side */
    Group *group;
} Automata;

/* -- reading ------------------------------------------------------------------------------------------------------ */

typedef struct {
    const uint8_t *at;
    size_t left;
} Reader;

static int
read_u32(Reader *reader, uint32_t *value)
{
    if (reader->left < 4)
        return 0;
    const uint8_t *p = reader->at;
    *value = (uint32_t)p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 | (uint32_t)p[3] << 24;
    reader->at += 4;
    reader->left -= 4;
    return 1;
}

/* New array of `count` numbers of `width` bytes; NULL where the data end before it or there is no memory. */
static void *
read_numbers(Reader *reader, size_t count, size_t width)
{
    if (count > reader->left / width)
        return NULL;
    uint8_t *numbers = PyMem_Malloc(count ? count * width : 1);
    if (numbers == NULL)
        return NULL;
    const uint16_t one = 1;
    if (*(const uint8_t *)&one) {
        memcpy(numbers, reader->at, count * width);
    }
    else {
        for (size_t i = 0; i < count * width; i++)
            numbers[i] = reader->at[i / width * width + width - 1 - i % width];
    }
    reader->at += count * width;
    reader->left -= count * width;
    return numbers;
}

enum { LEFT, RIGHT, COLUMN_OF, FIRST, BACK, CHANGES, SKIPPED, LENGTH, STATE, BEGINS, REPORTS, SECTIONS };

/* A reader of its own for each kind of array, over those of all groups. */
static int
cut(const Automata *self, Reader *reader, Reader sections[SECTIONS])
{
    uint64_t bytes[SECTIONS] = {0};
    for (uint32_t g = 0; g < self->groups; g++) {
        const Group *group = self->group + g;
        const uint64_t numbers[SECTIONS] = {
            group->pairs, group->pairs, self->classes, group->columns, group->states - 1, group->states - 1, group->runs,
            group->runs, group->runs, 2 * (group->states - group->quiet + 1), group->reported};
        for (int i = 0; i < SECTIONS; i++)
            bytes[i] += 2 * numbers[i];
    }
    for (int i = 0; i < SECTIONS; i++) {
        if (bytes[i] > reader->left)
            return 0;
        sections[i].at = reader->at;
        sections[i].left = (size_t)bytes[i];
        reader->at += (size_t)bytes[i];
        reader->left -= (size_t)bytes[i];
    }
    return 1;
}

static int
all_below(const uint16_t *numbers, size_t count, uint32_t limit)
{
    for (size_t i = 0; i < count; i++)
        if (numbers[i] >= limit)
            return 0;
    return 1;
}

/* Each row but the first, from an earlier one; whether all runs are used and lie within their rows. */
static int
fill_rows(const Group *group, const uint16_t *back, const uint16_t *changes, uint16_t *const run[3])
{
    const size_t columns = group->columns;
    size_t next = 0;
    for (size_t i = 1; i < group->states; i++) {
        uint16_t *row = group->rows + i * columns;
        size_t at = 0, last = next + changes[i - 1];
        if (!back[i - 1] || back[i - 1] > i || last > group->runs)
            return 0;
        memcpy(row, row - back[i - 1] * columns, columns * sizeof(uint16_t));
        for (; next < last; next++) {
            at += run[0][next];
            size_t end = at + run[1][next];
            if (end > columns || run[2][next] >= group->states)
                return 0;
            while (at < end)
                row[at++] = run[2][next];
        }
    }
    return next == group->runs;
}

static int
read_rows(Reader *sections, Group *group)
{
    size_t others = group->states - 1, cells = (size_t)group->states * group->columns;
    uint16_t *first = read_numbers(sections + FIRST, group->columns, 2);
    uint16_t *back = read_numbers(sections + BACK, others, 2), *changes = read_numbers(sections + CHANGES, others, 2);
    uint16_t *run[3];
    for (int i = 0; i < 3; i++)
        run[i] = read_numbers(sections + SKIPPED + i, group->runs, 2);
    int sound = first && back && changes && run[0] && run[1] && run[2] && cells <= MAX_CELLS &&
                all_below(first, group->columns, group->states) && (group->rows = PyMem_Malloc(cells * sizeof(uint16_t)));
    if (sound) {
        memcpy(group->rows, first, group->columns * sizeof(uint16_t));
        sound = fill_rows(group, back, changes, run);
    }
    PyMem_Free(first);
    PyMem_Free(back);
    PyMem_Free(changes);
    for (int i = 0; i < 3; i++)
        PyMem_Free(run[i]);
    return sound;
}

static int
read_columns(Automata *self, Reader *sections, uint32_t number)
{
    uint16_t *column_of = read_numbers(sections + COLUMN_OF, self->classes, 2);
    int sound = column_of && all_below(column_of, self->classes, self->group[number].columns);
    for (size_t class = 0; sound && class < self->classes; class++)
        self->column_of[class * self->groups + number] = column_of[class];
    PyMem_Free(column_of);
    return sound;
}

static int
read_sizes(Reader *reader, Group *group)
{
    if (!read_u32(reader, &group->digit) || !read_u32(reader, &group->columns) || !read_u32(reader, &group->states) ||
        !read_u32(reader, &group->quiet) || !read_u32(reader, &group->reported) || !read_u32(reader, &group->runs) ||
        !read_u32(reader, &group->pairs))
        return 0;
    return group->digit <= 1 && group->columns && group->columns <= MAX_NUMBER && group->states &&
           group->states <= MAX_NUMBER && group->quiet && group->quiet <= group->states;
}

static int
read_reports(Automata *self, Reader *sections, uint32_t number)
{
    Group *group = self->group + number;
    size_t loud = group->states - group->quiet;
    if (!(group->begins = read_numbers(sections + BEGINS, loud + 1, 4)) ||
        !(group->reports = read_numbers(sections + REPORTS, group->reported, 2)))
        return 0;
    if (group->begins[0] != 0 || group->begins[loud] != group->reported)
        return 0;
    for (size_t i = 0; i < loud; i++)
        if (group->begins[i] > group->begins[i + 1])
            return 0;
    if (!all_below(group->reports, group->reported, self->expressions))
        return 0;
    for (size_t i = 0; i < group->reported; i++)
        self->told_by[group->reports[i]][number >> 6] |= (uint64_t)1 << (number & 63);
    return 1;
}

static int
read_group(Automata *self, Reader *sections, uint32_t number)
{
    Group *group = self->group + number;
    self->digital[number >> 6] |= (uint64_t)group->digit << (number & 63);
    return (group->left = read_numbers(sections + LEFT, group->pairs, 2)) &&
           (group->right = read_numbers(sections + RIGHT, group->pairs, 2)) && read_columns(self, sections, number) &&
           read_rows(sections, group) && read_reports(self, sections, number);
}

/* Where a pair stands in the table, or would stand. */
static Pair *
place_of(const Automata *self, uint32_t both)
{
    uint32_t at = (both * 2654435761u) >> 7;
    while (self->pairs[at & self->pair_mask].both && self->pairs[at & self->pair_mask].both != both)
        at++;
    return self->pairs + (at & self->pair_mask);
}

static int
spread_pairs(Automata *self)
{
    size_t pairs = 0, places = 64;
    for (uint32_t g = 0; g < self->groups; g++)
        pairs += self->group[g].pairs;
    if (pairs > MAX_PAIRS)
        return 0;
    while (places < 4 * pairs)
        places *= 2;
    if (!(self->pairs = PyMem_Calloc(places, sizeof(Pair))))
        return 0;
    self->pair_mask = (uint32_t)(places - 1);
    for (uint32_t g = 0; g < self->groups; g++)
        for (size_t i = 0; i < self->group[g].pairs; i++) {
            uint32_t both = (uint32_t)self->group[g].left[i] << 16 | self->group[g].right[i];
            if (!both)
                return 0;
            Pair *pair = place_of(self, both);
            pair->both = both;
            pair->opens[g >> 6] |= (uint64_t)1 << (g & 63);
        }
    return 1;
}

/* The groups that the characters of each class open. */
static int
read_opens(Automata *self, Reader *reader)
{
    size_t words = (self->groups + 63) / 64;
    uint64_t *opens = read_numbers(reader, self->classes * words, 8);
    int sound = opens && (self->opens = PyMem_Calloc(self->classes, sizeof(Groups)));
    for (size_t class = 0; sound && class < self->classes; class++)
        memcpy(self->opens[class], opens + class * words, words * sizeof(uint64_t));
    PyMem_Free(opens);
    return sound;
}

/* The classes of all code points, page by page; pages that hold one class only are shared. */
static int
spread(Automata *self, const uint32_t *low, const uint32_t *class, uint32_t ranges)
{
    self->page_of = PyMem_Malloc(PAGES * sizeof(uint16_t));
    self->pages = PyMem_Malloc((size_t)PAGES * 256 * sizeof(uint16_t));
    if (!self->page_of || !self->pages)
        return 0;
    uint32_t range = 0, made = 0;
    for (uint32_t page = 0; page < PAGES; page++) {
        uint16_t *classes = self->pages + (size_t)made * 256;
        uint32_t first = page << 8, same = 1;
        for (uint32_t i = 0; i < 256; i++) {
            while (range + 1 < ranges && low[range + 1] <= first + i)
                range++;
            classes[i] = (uint16_t)class[range];
            same &= classes[i] == classes[0];
        }
        const uint16_t *before = made ? classes - 256 : NULL;
        if (same && before && before[0] == classes[0] && before[255] == classes[0] &&
            memcmp(before, classes, 256 * sizeof(uint16_t)) == 0)
            self->page_of[page] = (uint16_t)(made - 1);
        else
            self->page_of[page] = (uint16_t)made++;
    }
    uint16_t *fitted = PyMem_Realloc(self->pages, (size_t)made * 256 * sizeof(uint16_t));
    if (fitted)
        self->pages = fitted;
    return 1;
}

static int
read_classes(Automata *self, Reader *reader, uint32_t ranges)
{
    uint32_t *low = read_numbers(reader, ranges, 4), *class = read_numbers(reader, ranges, 4);
    int sound = low && class && low[0] == 0 && low[ranges - 1] <= LAST;
    for (uint32_t i = 0; sound && i < ranges; i++)
        sound = class[i] < self->classes && (i == 0 || low[i - 1] < low[i]);
    sound = sound && spread(self, low, class, ranges);
    PyMem_Free(low);
    PyMem_Free(class);
    return sound;
}

static int
read_all(Automata *self, Reader *reader)
{
    uint32_t magic, ranges;
    if (!read_u32(reader, &magic) || !read_u32(reader, &self->expressions) || !read_u32(reader, &self->groups) ||
        !read_u32(reader, &self->classes) || !read_u32(reader, &ranges))
        return 0;
    if (magic != MAGIC || self->expressions > MAX_EXPRESSIONS || self->groups > MAX_GROUPS || !self->classes ||
        self->classes > MAX_NUMBER || !ranges || ranges > LAST) {
        self->groups = 0;
        return 0;
    }
    self->group = PyMem_Calloc(self->groups + 1, sizeof(Group));
    if (!self->group || !read_classes(self, reader, ranges))
        return 0;
    if (!read_opens(self, reader) || !(self->told_by = PyMem_Calloc(self->expressions + 1, sizeof(Groups))))
        return 0;
    if (!(self->column_of = PyMem_Malloc(((size_t)self->classes * self->groups + 1) * sizeof(uint16_t))))
        return 0;
    Reader sections[SECTIONS];
    for (uint32_t g = 0; g < self->groups; g++)
        if (!read_sizes(reader, self->group + g))
            return 0;
    if (!cut(self, reader, sections))
        return 0;
    for (uint32_t g = 0; g < self->groups; g++)
        if (!read_group(self, sections, g))
            return 0;
    return reader->left == 0 && spread_pairs(self);
}

/* -- scanning ----------------------------------------------------------------------------------------------------- */

typedef uint64_t Found[MAX_EXPRESSIONS / 64];

/* Marks in `found` what a group reports at a state. */
static void
mark(const Group *group, size_t state, Found found)
{
    const uint32_t *begins = group->begins + (state - group->quiet);
    for (uint32_t k = begins[0]; k < begins[1]; k++)
        found[group->reports[k] >> 6] |= (uint64_t)1 << (group->reports[k] & 63);
}

/* A step waits for the one before it, so six groups take turns: the processor does their steps side by side. */
#define ABREAST 6
#define STEP(n) s##n = rows##n[s##n * columns##n + column[g##n]]
#define READY(n)                                                                                                       \
    const size_t g##n = number[n], columns##n = self->group[g##n].columns, quiet##n = self->group[g##n].quiet;         \
    const uint16_t *rows##n = self->group[g##n].rows;                                                                  \
    size_t s##n = 0
#define MARK(n)                                                                                                        \
    if (s##n >= quiet##n)                                                                                              \
    mark(self->group + g##n, s##n, found)

/* Reads `count` classes, the last of which is the end of the text; whether any of the groups reported something. */
static int
run_abreast(const Automata *self, const uint32_t number[ABREAST], const uint16_t *classes, size_t count, Found found)
{
    int any = 0;
    READY(0);
    READY(1);
    READY(2);
    READY(3);
    READY(4);
    READY(5);
    for (size_t i = 0; i < count; i++) {
        const uint16_t *column = self->column_of + (size_t)classes[i] * self->groups;
        STEP(0);
        STEP(1);
        STEP(2);
        STEP(3);
        STEP(4);
        STEP(5);
        if ((s0 >= quiet0) | (s1 >= quiet1) | (s2 >= quiet2) | (s3 >= quiet3) | (s4 >= quiet4) | (s5 >= quiet5)) {
            any = 1;
            MARK(0);
            MARK(1);
            MARK(2);
            MARK(3);
            MARK(4);
            MARK(5);
        }
    }
    return any;
}

static PyObject *
numbers_of(const Found found, uint32_t expressions)
{
    size_t count = 0;
    for (uint32_t i = 0; i < expressions; i++)
        count += found[i >> 6] >> (i & 63) & 1;
    PyObject *numbers = PyTuple_New((Py_ssize_t)count);
    Py_ssize_t place = 0;
    for (uint32_t i = 0; numbers && i < expressions; i++) {
        if (!(found[i >> 6] >> (i & 63) & 1))
            continue;
        PyObject *number = PyLong_FromUnsignedLong(i);
        if (!number || PyTuple_SetItem(numbers, place++, number) < 0)
            Py_CLEAR(numbers);
    }
    return numbers;
}

static int
holds(const Groups groups, uint32_t number)
{
    return groups[number >> 6] >> (number & 63) & 1;
}

static void
add(Groups groups, const Groups others)
{
    for (size_t w = 0; w < WORDS; w++)
        groups[w] |= others[w];
}

/* The classes of a text, behind them that of its end, and the groups that it opens. */
static void
read_text(const Automata *self, const Py_UCS4 *text, size_t length, uint16_t *classes, Groups open)
{
    const uint64_t *behind = self->opens[self->classes - 1];
    Py_UCS4 before = LAST;
    int digit = 0;
    memcpy(open, behind, sizeof(Groups));
    for (size_t i = 0; i < length; before = text[i++]) {
        uint16_t class = self->pages[(size_t)self->page_of[text[i] >> 8] * 256 + (text[i] & 255)];
        classes[i] = class;
        add(open, self->opens[class]);
        if ((before | text[i]) <= PLANE)
            add(open, place_of(self, before << 16 | text[i])->opens);
        digit |= text[i] - '0' < 10;
    }
    classes[length] = (uint16_t)(self->classes - 1);
    for (size_t w = 0; w < WORDS; w++)
        open[w] &= digit ? ~(uint64_t)0 : ~self->digital[w];
}

static PyObject *
all_numbers(const Automata *self, const uint16_t *classes, size_t count, const Groups open)
{
    int any = 0;
    Found found;
    memset(found, 0, (self->expressions + 63) / 64 * sizeof(uint64_t));
    uint32_t abreast[ABREAST];
    uint32_t ready = 0;
    for (uint32_t g = 0; g < self->groups; g++) {
        if (holds(open, g))
            abreast[ready++] = g;
        if (ready == ABREAST || (ready && g + 1 == self->groups)) {
            while (ready < ABREAST)
                abreast[ready++] = abreast[0];
            any |= run_abreast(self, abreast, classes, count, found);
            ready = 0;
        }
    }
    return numbers_of(found, any ? self->expressions : 0);
}

static int
is_wanted(const Found wanted, uint16_t number)
{
    return wanted[number >> 6] >> (number & 63) & 1;
}

/* Appends to `ends` the numbers of `wanted` expressions that a group reports, each with the classes read until then. */
static int
add_ends(const Automata *self, uint32_t number, const uint16_t *classes, size_t count, const Found wanted, PyObject *ends)
{
    const Group *group = self->group + number;
    size_t state = 0;
    for (size_t i = 0; i < count; i++) {
        state = group->rows[state * group->columns + self->column_of[(size_t)classes[i] * self->groups + number]];
        if (state < group->quiet)
            continue;
        const uint32_t *begins = group->begins + (state - group->quiet);
        for (uint32_t k = begins[0]; k < begins[1]; k++) {
            if (!is_wanted(wanted, group->reports[k]))
                continue;
            PyObject *end = Py_BuildValue("(in)", (int)group->reports[k], (Py_ssize_t)i + 1);
            int failed = !end || PyList_Append(ends, end) < 0;
            Py_XDECREF(end);
            if (failed)
                return 0;
        }
    }
    return 1;
}

static PyObject *
all_ends(const Automata *self, const uint16_t *classes, size_t count, const Groups open, const Found wanted)
{
    Groups telling = {0};
    for (uint32_t i = 0; i < self->expressions; i++)
        if (wanted[i >> 6] && is_wanted(wanted, (uint16_t)i))
            add(telling, self->told_by[i]);
    PyObject *ends = PyList_New(0);
    for (uint32_t g = 0; ends && g < self->groups; g++)
        if (holds(open, g) && holds(telling, g) && !add_ends(self, g, classes, count, wanted, ends))
            Py_CLEAR(ends);
    return ends;
}

/* The ends of the `wanted` expressions, or the numbers of all that may occur where that is NULL. */
static PyObject *
answer(const Automata *self, const Py_UCS4 *text, size_t length, uint16_t *classes, const uint64_t *wanted)
{
    Groups open;
    read_text(self, text, length, classes, open);
    return wanted ? all_ends(self, classes, length + 1, open, wanted) : all_numbers(self, classes, length + 1, open);
}

static PyObject *
read_with(const Automata *self, PyObject *text, const uint64_t *wanted)
{
    Py_ssize_t length = PyUnicode_GetLength(text); /* raises TypeError for what is no str */
    if (length < 0)
        return NULL;
    if (length <= SHORT) {
        Py_UCS4 characters[SHORT];
        uint16_t classes[SHORT + 1];
        if (length && !PyUnicode_AsUCS4(text, characters, length, 0))
            return NULL;
        return answer(self, characters, (size_t)length, classes, wanted);
    }
    Py_UCS4 *characters = PyUnicode_AsUCS4Copy(text);
    if (!characters)
        return NULL;
    uint16_t *classes = (size_t)length < SIZE_MAX / 4 ? PyMem_Malloc(((size_t)length + 1) * sizeof(uint16_t)) : NULL;
    PyObject *answered = classes ? answer(self, characters, (size_t)length, classes, wanted) : PyErr_NoMemory();
    PyMem_Free(classes);
    PyMem_Free(characters);
    return answered;
}

static PyObject *
Automata_scan(PyObject *self, PyObject *text)
{
    return read_with((Automata *)self, text, NULL);
}

static PyObject *
Automata_ends(PyObject *object, PyObject *args)
{
    const Automata *self = (Automata *)object;
    PyObject *text, *numbers;
    if (!PyArg_ParseTuple(args, "OO!", &text, &PyTuple_Type, &numbers))
        return NULL;
    Found wanted = {0};
    for (Py_ssize_t i = 0; i < PyTuple_Size(numbers); i++) {
        long number = PyLong_AsLong(PyTuple_GetItem(numbers, i));
        if (number == -1 && PyErr_Occurred())
            return NULL;
        if (number < 0 || number >= (long)self->expressions) {
            PyErr_SetString(PyExc_ValueError, "no expression has this number");
            return NULL;
        }
        wanted[number >> 6] |= (uint64_t)1 << (number & 63);
    }
    return read_with(self, text, wanted);
}

/* -- the type ----------------------------------------------------------------------------------------------------- */

static void
Automata_dealloc(PyObject *object)
{
    Automata *self = (Automata *)object;
    for (uint32_t g = 0; self->group && g < self->groups; g++) {
        PyMem_Free(self->group[g].rows);
        PyMem_Free(self->group[g].begins);
        PyMem_Free(self->group[g].reports);
        PyMem_Free(self->group[g].left);
        PyMem_Free(self->group[g].right);
    }
    PyMem_Free(self->group);
    PyMem_Free(self->column_of);
    PyMem_Free(self->opens);
    PyMem_Free(self->told_by);
    PyMem_Free(self->pairs);
    PyMem_Free(self->pages);
    PyMem_Free(self->page_of);
    PyTypeObject *type = Py_TYPE(object);
    freefunc release = (freefunc)PyType_GetSlot(type, Py_tp_free);
    release(object);
    Py_DECREF(type);
}

static PyObject *
Automata_new(PyTypeObject *type, PyObject *args, PyObject *keywords)
{
    Py_buffer data;
    if (keywords && PyDict_Size(keywords)) {
        PyErr_SetString(PyExc_TypeError, "Automata() takes no keywords");
        return NULL;
    }
    if (!PyArg_ParseTuple(args, "y*", &data))
        return NULL;
    allocfunc allocate = (allocfunc)PyType_GetSlot(type, Py_tp_alloc);
    Automata *self = (Automata *)allocate(type, 0); /* zeroed */
    Reader reader = {data.buf, (size_t)data.len};
    if (self && !read_all(self, &reader)) {
        Py_CLEAR(self);
        PyErr_SetString(PyExc_ValueError, "these are no scan tables");
    }
    PyBuffer_Release(&data);
    return (PyObject *)self;
}

static PyMethodDef Automata_methods[] = {
    {"scan", Automata_scan, METH_O, "Numbers of the expressions that may occur in a text, ascending."},
    {"ends", Automata_ends, METH_VARARGS, "Where matches of some expressions end in a text: (number, end) in a list."},
    {NULL, NULL, 0, NULL},
};

static PyType_Slot Automata_slots[] = {
    {Py_tp_doc, "Automata(data): the automata of a file of scan tables; ValueError for anything else."},
    {Py_tp_new, Automata_new},
    {Py_tp_dealloc, Automata_dealloc},
    {Py_tp_methods, Automata_methods},
    {0, NULL},
};

static PyType_Spec Automata_spec = {
    "pii_guard.scan._automata.Automata", sizeof(Automata), 0, Py_TPFLAGS_DEFAULT, Automata_slots};

static int
add_type(PyObject *module)
{
    PyObject *type = PyType_FromSpec(&Automata_spec);
    int failed = !type || PyModule_AddObjectRef(module, "Automata", type) < 0;
    Py_XDECREF(type);
    return failed ? -1 : 0;
}

static PyModuleDef_Slot module_slots[] = {{Py_mod_exec, add_type}, {0, NULL}};

static struct PyModuleDef definition = {
    PyModuleDef_HEAD_INIT, "_automata", "The runtime of the scan tables.", 0, NULL, module_slots, NULL, NULL, NULL};

PyMODINIT_FUNC
PyInit__automata(void)
{
    return PyModuleDef_Init(&definition);
}
