using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace RecipeEngine.Dsl.Stdlib.Yaml;

/// <summary>What YAML.load and its relatives allow.</summary>
sealed class YamlLoadOptions
{
    /// <summary>Null: every class (unsafe_load).</summary>
    public HashSet<string>? Classes { get; init; }
    /// <summary>Empty: every symbol, if Symbol is allowed.</summary>
    public HashSet<string> Symbols { get; init; } = [];
    public bool Aliases { get; init; }
    public bool SymbolizeNames { get; init; }
    public bool Freeze { get; init; }
    public string FileName { get; init; } = "<unknown>";
}

/// <summary>Makes Ruby values of YAML text.</summary>
sealed partial class YamlLoader
{
    readonly Context ctx;
    readonly YamlLoadOptions options;
    readonly IParser parser;
    readonly Dictionary<string, object?> anchors = new(StringComparer.Ordinal);

    public YamlLoader(Context ctx, string text, YamlLoadOptions options)
    {
        this.ctx = ctx;
        this.options = options;
        parser = new Parser(new Scanner(new StringReader(text.TrimStart('\uFEFF')), skipComments: true));
    }

    /// <summary>The next document; false at the end.</summary>
    public bool TryDocument(out object? value)
    {
        value = null;
        if (behind is not null)
        {
            throw Wrong(behind);
        }
        try
        {
            open = 1;
            while (parser.Current is null or StreamStart or DocumentEnd)
            {
                if (!parser.MoveNext())
                {
                    return false;
                }
            }
            if (parser.Current is StreamEnd)
            {
                return false;
            }
            parser.MoveNext();
            open = 0;
            anchors.Clear();
            value = Node();
            return true;
        }
        catch (YamlException e)
        {
            throw Wrong(e);
        }
        catch (InvalidOperationException)
        {
            throw Wrong(Confused());
        }
    }

    /// <summary>YamlDotNet says "While doing x, found y." where libyaml, and so Ruby, says "found y while doing x".</summary>
    RubyError Wrong(YamlException e)
    {
        var text = (e.InnerException?.Message ?? e.Message).TrimEnd('.');
        text = text.Length > 0 && char.IsUpper(text[0]) ? char.ToLowerInvariant(text[0]) + text[1..] : text;
        var cut = text.StartsWith("while ", StringComparison.Ordinal) ? text.IndexOf(", ", StringComparison.Ordinal) : -1;
        var (problem, doing) = cut > 0 ? (text[(cut + 2)..].Trim(), text[..cut]) : (text, null);
        (problem, doing) = (problem, doing) switch
        {
            ("found invalid mapping", _) => ("mapping values are not allowed in this context", null),
            ("did not find expected node content", _) => (problem, "while parsing a flow node"),
            ("found unknown escape character", _) => (problem, "while parsing a quoted scalar"),
            ("found character that cannot start any token", _) => (problem, "while scanning for the next token"),
            _ => (problem, doing),
        };
        return new RubyError("Psych::SyntaxError", $"({options.FileName}): {problem}{(doing is null ? "" : " " + doing)} at line {e.Start.Line} column {e.Start.Column}", (c, x) =>
        {
            x.SetInstanceVariable(RSymbol.Of("@file"), options.FileName == "<unknown>" ? null : new RString(options.FileName));
            x.SetInstanceVariable(RSymbol.Of("@line"), Box.Int(e.Start.Line));
            x.SetInstanceVariable(RSymbol.Of("@column"), Box.Int(e.Start.Column));
            x.SetInstanceVariable(RSymbol.Of("@offset"), Box.Int(e.Start.Index));
            x.SetInstanceVariable(RSymbol.Of("@problem"), new RString(problem));
            x.SetInstanceVariable(RSymbol.Of("@context"), doing is null ? null : new RString(doing));
        });
    }

    // What is wrong behind a whole document is told when the next one is asked for: psych stops reading there, too.
    void Next()
    {
        try
        {
            parser.MoveNext();
        }
        catch (YamlException e) when (open == 0)
        {
            behind = e;
        }
        catch (InvalidOperationException) when (open == 0)
        {
            behind = Confused();
        }
    }

    int open;
    YamlException? behind;

    // the scanner's own confusion over a text that is no YAML
    SyntaxErrorException Confused() => new(parser.Current?.Start ?? Mark.Empty, parser.Current?.End ?? Mark.Empty, "did not find expected <document start>");

    object? Node()
    {
        switch (parser.Current)
        {
            case AnchorAlias alias:
                Next();
                var name = alias.Value.Value;
                if (!options.Aliases || !anchors.TryGetValue(name, out var known))
                {
                    throw new RubyError("Psych::BadAlias", $"Unknown alias: {name}");
                }
                return known;
            case Scalar scalar:
                Next();
                var value = Frozen(ScalarValue(scalar));
                Remember(scalar, value);
                return value;
            case SequenceStart sequence: return Sequence(sequence);
            case MappingStart mapping: return Mapping(mapping);
            default: throw new YamlException(parser.Current!.Start, parser.Current.End, "unexpected event");
        }
    }

    void Remember(NodeEvent node, object? value)
    {
        if (!node.Anchor.IsEmpty)
        {
            anchors[node.Anchor.Value] = value;
        }
    }

    object? Frozen(object? value)
    {
        if (options.Freeze && value is RObject o)
        {
            o.Frozen = true;
        }
        return value;
    }

    static string Tag(NodeEvent node) => node.Tag.IsEmpty || node.Tag.IsNonSpecific ? "" : node.Tag.Value;

    object? Sequence(SequenceStart start)
    {
        open++;
        Next();
        var tag = Tag(start);
        var list = new RArray();
        Remember(start, list);
        while (parser.Current is not SequenceEnd)
        {
            list.Add(Node());
        }
        open--;
        Next();
        if (tag.StartsWith("!ruby/array:", StringComparison.Ordinal))
        {
            list.klass = Resolve(tag[12..]);
        }
        return Frozen(list);
    }

    void Fill(RHash hash)
    {
        while (parser.Current is not MappingEnd)
        {
            var isMerge = parser.Current is Scalar { Value: "<<" } s && Tag(s) != "tag:yaml.org,2002:str";
            var key = Node();
            var kind = parser.Current;
            var value = Node();
            if (isMerge && Merge(hash, kind, value))
            {
                continue;
            }
            if (options.SymbolizeNames && key is RString name)
            {
                key = RSymbol.Of(name.Text);
            }
            hash.Set(ctx, key, value);
        }
        open--;
        Next();
    }

    bool Merge(RHash hash, ParsingEvent? kind, object? value)
    {
        if (kind is AnchorAlias or MappingStart && value is RHash other)
        {
            foreach (var (k, v) in other.Pairs())
            {
                hash.Set(ctx, k, v);
            }
            return true;
        }
        if (kind is not SequenceStart || value is not RArray list || list.Any(i => i is not RHash))
        {
            return false;
        }
        foreach (var (k, v) in list.Reverse().Cast<RHash>().SelectMany(h => h.Pairs()))
        {
            hash.Set(ctx, k, v);
        }
        return true;
    }
}
