using System.Numerics;

namespace RecipeEngine.Dsl.Text;

/// <summary>Kernel#format: reads the format string and prints each directive.</summary>
public sealed class Sprintf
{
    readonly string format;
    readonly FormatArgumentCursor arguments;
    readonly FormatOutput output;
    int at;
    [ThreadStatic] static FormatOutput? spare;

    Sprintf(string format, IFormatArguments arguments)
    {
        this.format = format;
        this.arguments = new FormatArgumentCursor(arguments);
        output = spare ?? new FormatOutput();
        spare = null;
        output.Clear();
    }

    /// <summary>The formatted text; throws <see cref="TextError"/> with Ruby's message.</summary>
    public static string Format(string format, IFormatArguments arguments) => new Sprintf(format, arguments).Run();

    string Run()
    {
        while (true)
        {
            var percent = format.IndexOf('%', at);
            if (percent < 0)
            {
                var text = output.Append(format.AsSpan(at)).ToString();
                spare = output.Capacity <= 1024 ? output : null;
                return text;
            }
            output.Append(format.AsSpan(at, percent - at));
            at = percent + 1;
            Directive();
        }
    }

    void Directive()
    {
        var spec = default(FormatSpec);
        arguments.BeginDirective();
        while (true)
        {
            if (at >= format.Length && format[at - 1] != '%')
            {
                // What ends behind flags or a name counts as a percent sign at the end of a line.
                Percent(spec, '\0');
                return;
            }
            if (at >= format.Length)
            {
                throw TextError.Argument("incomplete format specifier; use %% (double %) instead");
            }
            var c = format[at];
            switch (c)
            {
                case ' ': Flag(ref spec); spec.Space = true; break;
                case '#': Flag(ref spec); spec.Sharp = true; break;
                case '+': Flag(ref spec); spec.Plus = true; break;
                case '-': Flag(ref spec); spec.Minus = true; break;
                case '0': Flag(ref spec); spec.Zero = true; break;
                case >= '1' and <= '9': NumberOrPosition(ref spec); break;
                case '*': at++; SetWidth(ref spec, Star()); break;
                case '.': Precision(ref spec); break;
                case '<' or '{':
                    if (Name(c == '<' ? '>' : '}'))
                    {
                        FormatText.Append(output, spec, arguments.Source.ToText(arguments.Take()));
                        return;
                    }
                    break;
                default:
                    if (c is '\n' or '\0' or '%')
                    {
                        Percent(spec, c);
                        return;
                    }
                    at++;
                    Convert(spec, c);
                    return;
            }
        }
    }

    void Convert(FormatSpec spec, char letter)
    {
        switch (letter)
        {
            case 'c':
                FormatText.AppendCharacter(output, spec, arguments.Source, arguments.Take());
                break;
            case 's':
                FormatText.Append(output, spec, arguments.Source.ToText(arguments.Take()));
                break;
            case 'p':
                FormatText.Append(output, spec, arguments.Source.Inspect(arguments.Take()));
                break;
            case 'd' or 'i' or 'u' or 'o' or 'x' or 'X' or 'b' or 'B':
                FormatInteger.Append(output, spec, letter, Integer(arguments.Take()));
                break;
            case 'f' or 'g' or 'G' or 'e' or 'E' or 'a' or 'A':
                FormatFloat.Append(output, spec, letter, arguments.Take() is double value ? value : arguments.Source.ToNumber(arguments.Last));
                break;
            default:
                throw TextError.Argument($"malformed format string - %{letter}");
        }
    }

    object Integer(object? value) => value switch
    {
        long or BigInteger => value,
        double number when double.IsFinite(number) => IntegerParser.Normalize(new BigInteger(number)),
        double number => throw new TextError(TextErrorKind.FloatDomain, FloatText.Format(number)),
        _ => arguments.Source.ToInteger(value),
    };

    void Flag(ref FormatSpec spec)
    {
        if (spec.HasWidth)
        {
            throw TextError.Argument("flag after width");
        }
        if (spec.HasPrecision)
        {
            throw TextError.Argument("flag after precision");
        }
        at++;
    }

    void NumberOrPosition(ref FormatSpec spec)
    {
        var number = Number("width");
        if (at < format.Length && format[at] == '$')
        {
            at++;
            arguments.SelectPosition(number);
            return;
        }
        SetWidth(ref spec, number);
    }

    static void SetWidth(ref FormatSpec spec, int width)
    {
        if (spec.HasWidth)
        {
            throw TextError.Argument("width given twice");
        }
        if (spec.HasPrecision)
        {
            throw TextError.Argument("width after precision");
        }
        spec.HasWidth = true;
        spec.Minus |= width < 0;
        spec.Width = Math.Abs(width);
    }

    void Precision(ref FormatSpec spec)
    {
        if (spec.HasPrecision)
        {
            throw TextError.Argument("precision given twice");
        }
        at++;
        spec.HasPrecision = true;
        if (at < format.Length && format[at] == '*')
        {
            at++;
            spec.Precision = Star();
            if (spec.Precision < 0)
            {
                // A negative precision counts as none.
                spec.HasPrecision = false;
                spec.Precision = 0;
            }
            return;
        }
        spec.Precision = Number("precision");
    }

    int Star()
    {
        var start = at;
        if (at < format.Length && char.IsAsciiDigit(format[at]))
        {
            var position = Number("width");
            if (at < format.Length && format[at] == '$')
            {
                at++;
                return arguments.Source.ToInt(arguments.Position(position));
            }
            at = start;
        }
        return arguments.Source.ToInt(arguments.Next());
    }

    int Number(string what)
    {
        var number = 0;
        for (; at < format.Length && char.IsAsciiDigit(format[at]); at++)
        {
            var next = number * 10L + (format[at] - '0');
            number = next <= int.MaxValue ? (int)next : throw TextError.Argument($"{what} too big");
        }
        if (at >= format.Length)
        {
            throw TextError.Argument("malformed format string - %*[0-9]");
        }
        return number;
    }

    // True for %{name}, which prints at once; %<name> waits for its letter.
    bool Name(char close)
    {
        var start = at;
        var end = format.IndexOf(close, at);
        if (end < 0)
        {
            throw TextError.Argument("malformed name - unmatched parenthesis");
        }
        at = end + 1;
        arguments.SelectName(format[(start + 1)..end], format[start..at]);
        return close == '}';
    }

    // A percent sign before a line end or at a NUL prints itself.
    void Percent(FormatSpec spec, char c)
    {
        if (spec.HasFlags)
        {
            throw TextError.Argument("invalid format character - %");
        }
        output.Append('%');
        if (c == '%')
        {
            at++;
        }
    }
}
