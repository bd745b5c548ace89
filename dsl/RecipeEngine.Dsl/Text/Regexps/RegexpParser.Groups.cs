namespace RecipeEngine.Dsl.Text;

internal sealed partial class RegexpParser
{
    // The reader stands behind the opening parenthesis.
    RegexpNode ParseGroup()
    {
        if (AtEnd)
        {
            throw Error("end pattern with unmatched parenthesis");
        }
        if (source[at] != '?')
        {
            if (namedOnly)
            {
                return new GroupNode(GroupKind.Plain, Body());
            }
            return Capture(NewCapture());
        }
        at++;
        if (AtEnd)
        {
            throw Error("end pattern in group");
        }
        var c = source[at++];
        switch (c)
        {
            case ':': return new GroupNode(GroupKind.Plain, Body());
            case '=': return new GroupNode(GroupKind.Ahead, Body());
            case '!': return new GroupNode(GroupKind.NotAhead, Body());
            case '>': return new GroupNode(GroupKind.Atomic, Body());
            case '~': return new AbsentNode(Body());
            case '\'': return NamedCapture('\'');
            case '(': return Conditional();
            case '<':
                if (AtEnd)
                {
                    throw Error("end pattern with unmatched parenthesis");
                }
                switch (source[at])
                {
                    case '=': at++; return new GroupNode(GroupKind.Behind, Body());
                    case '!': at++; return new GroupNode(GroupKind.NotBehind, Body());
                    default: return NamedCapture('>');
                }
            default:
                at--;
                return Options();
        }
    }

    // What the group holds, through its closing parenthesis; options changed inside end with it.
    RegexpNode Body()
    {
        var outer = mode;
        var body = ParseAlternation();
        mode = outer;
        if (AtEnd)
        {
            throw Error("end pattern with unmatched parenthesis");
        }
        at++;
        return body;
    }

    int NewCapture()
    {
        captures.Add(null);
        return captures.Count - 1;
    }

    CaptureNode Capture(int number)
    {
        var node = new CaptureNode(number, Body());
        captures[number] = node;
        return node;
    }

    CaptureNode NamedCapture(char close)
    {
        var name = GroupName(close, forDefinition: true);
        sawNamed = true;
        var number = NewCapture();
        var known = names.FindIndex(entry => entry.Name == name);
        if (known < 0)
        {
            names.Add((name, [number]));
        }
        else
        {
            names[known].Numbers.Add(number);
        }
        return Capture(number);
    }

    string GroupName(char close, bool forDefinition)
    {
        var start = at;
        while (!AtEnd && source[at] != close && source[at] != ')')
        {
            at++;
        }
        var name = source[start..at];
        if (AtEnd || source[at] != close)
        {
            name = AtEnd || name.Length == 0 ? name : name + ")";
            throw Error(name.Length == 0 ? "group name is empty" : $"invalid group name <{name}>");
        }
        at++;
        if (name.Length == 0)
        {
            throw Error("group name is empty");
        }
        var first = name[0];
        if (forDefinition && (char.IsAsciiDigit(first) || (first < 0x80 && !char.IsAsciiLetter(first) && first != '_')))
        {
            throw Error($"invalid group name <{name}>");
        }
        return name;
    }

    RegexpNode Conditional()
    {
        var start = at;
        IReadOnlyList<int> numbers;
        if (!AtEnd && source[at] is '<' or '\'')
        {
            var close = source[at++] == '<' ? '>' : '\'';
            numbers = Reference(GroupName(close, forDefinition: false));
        }
        else
        {
            while (!AtEnd && char.IsAsciiDigit(source[at]))
            {
                at++;
            }
            if (at == start || !int.TryParse(source.AsSpan(start, at - start), out var number))
            {
                throw Error("invalid conditional pattern");
            }
            if (number >= captures.Count)
            {
                throw Error("invalid backref number/name");
            }
            numbers = [number];
        }
        if (AtEnd || source[at] != ')')
        {
            throw Error("invalid conditional pattern");
        }
        at++;
        var body = Body();
        return body switch
        {
            AlternationNode { Branches.Count: 2 } both => new ConditionalNode(numbers, both.Branches[0], both.Branches[1]),
            AlternationNode => throw Error("invalid conditional pattern"),
            _ => new ConditionalNode(numbers, body, new SequenceNode([])),
        };
    }

    // (?i) for the rest of the enclosing group, alternatives included, or (?i:...).
    RegexpNode Options()
    {
        var outer = mode;
        var changed = mode;
        var on = true;
        while (true)
        {
            if (AtEnd)
            {
                throw Error("end pattern in group");
            }
            var c = source[at++];
            switch (c)
            {
                case '-': on = false; continue;
                case 'i': changed = changed with { IgnoreCase = on }; continue;
                case 'm': changed = changed with { DotAll = on }; continue;
                case 'x': changed = changed with { Extended = on }; continue;
                case 'a' when on: changed = changed with { Set = CharacterSetMode.Ascii }; continue;
                case 'u' when on: changed = changed with { Set = CharacterSetMode.Unicode }; continue;
                case 'd' when on: changed = changed with { Set = CharacterSetMode.Default }; continue;
                case ')' or ':': break;
                default: throw Error("undefined group option");
            }
            mode = changed;
            RegexpNode body;
            if (c == ')')
            {
                body = ParseAlternation();
                mode = outer;
            }
            else
            {
                body = ParseAlternation();
                mode = outer;
                at = AtEnd ? throw Error("end pattern with unmatched parenthesis") : at + 1;
            }
            return changed.IgnoreCase == outer.IgnoreCase
                ? new GroupNode(GroupKind.Plain, body)
                : new CaseNode(changed.IgnoreCase, body);
        }
    }
}
