using System.Numerics;
using System.Text.RegularExpressions;
using RecipeEngine.Dsl.Core.Times;
using RecipeEngine.Dsl.Text;

namespace RecipeEngine.Dsl.Stdlib.Yaml;

/// <summary>Makes the emitter's nodes of Ruby values, as Psych would tag and style them.</summary>
sealed partial class YamlTree(Context ctx, HashSet<string>? permitted, bool aliases, int lineWidth, bool stringifyNames)
{
    readonly Dictionary<object, YamlNode> made = new(ReferenceEqualityComparer.Instance);
    int anchors;

    [GeneratedRegex(@"\n(?!\Z)")]
    private static partial Regex InnerBreak { get; }

    [GeneratedRegex(@"^[^\w][^""]*$", RegexOptions.Multiline)]
    private static partial Regex StartsOddly { get; }

    [GeneratedRegex(@"\A0[0-7]*\.[0-9]|\A0[0-9]*[89][0-9]*\z")]
    private static partial Regex OctalFloat { get; }

    void Allow(string name)
    {
        if (permitted is not null && !permitted.Contains(name))
        {
            throw new RubyError("Psych::DisallowedClass", $"Tried to dump unspecified class: {name}");
        }
    }

    public YamlNode Visit(object? value)
    {
        if (value is RArray or RHash || (value is RObject and not (RString or RSymbol or RRange or RModule or RTime)))
        {
            if (made.TryGetValue(value, out var known))
            {
                if (!aliases)
                {
                    throw new RubyError("Psych::BadAlias", "Tried to dump an aliased object");
                }
                known.Anchor ??= (++anchors).ToString(System.Globalization.CultureInfo.InvariantCulture);
                return new YamlAliasNode(known.Anchor);
            }
        }
        switch (value)
        {
            case null: return new YamlScalarNode("") { Quoted = false };
            case bool b: return new YamlScalarNode(b ? "true" : "false") { Quoted = false };
            case long or BigInteger: return new YamlScalarNode(ctx.ToS(value)) { Quoted = false };
            case double d: return new YamlScalarNode(double.IsNaN(d) ? ".nan" : double.IsInfinity(d) ? d > 0 ? ".inf" : "-.inf" : FloatText.Format(d)) { Quoted = false };
            case RString s: return Text(s);
            case RSymbol s:
                Allow("Symbol");
                return s.Name.Length == 0 ? new YamlScalarNode("") { Tag = "!ruby/symbol", Plain = false, Quoted = false } : new YamlScalarNode(":" + s.Name) { Quoted = false };
            case RArray a: return Sequence(a);
            case RHash h: return Mapping(h);
            default: return Other((RObject)value);
        }
    }

    string ClassName(object? value) => ctx.ClassOf(value).ToString();

    YamlNode Text(RString value)
    {
        var text = value.Text;
        if (ReferenceEquals(value.Encoding, RubyEncoding.Binary) && !value.IsAscii)
        {
            return new YamlScalarNode(Convert.ToBase64String(value.ToBytes())) { Tag = "!binary", Plain = false, Quoted = false, Style = YamlStyle.Literal };
        }
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsLowSurrogate(text[i]) && (i == 0 || !char.IsHighSurrogate(text[i - 1])))
            {
                throw RubyError.Argument("invalid byte sequence in UTF-8");
            }
        }
        var subclass = value.klass is { } k && k.Real().Name != "String" ? "!ruby/string:" + k.Real() : null;
        if (text == "<<")
        {
            return new YamlScalarNode(text) { Tag = "tag:yaml.org,2002:str", Plain = false, Quoted = false, Style = YamlStyle.Single };
        }
        var style = InnerBreak.IsMatch(text) ? YamlStyle.Literal
            : text is "y" or "n" ? YamlStyle.Double
            : lineWidth > 0 && value.Length > lineWidth ? YamlStyle.Folded
            : StartsOddly.IsMatch(text) ? YamlStyle.Double
            : !YamlScalars.IsText(text) || OctalFloat.IsMatch(text) ? YamlStyle.Single
            : YamlStyle.Plain;
        return new YamlScalarNode(text) { Style = style, Tag = subclass, Plain = subclass is null, Quoted = subclass is null };
    }

    YamlNode Sequence(RArray list)
    {
        var subclass = list.klass is { } k && k.Real().Name != "Array" ? "!ruby/array:" + k.Real() : null;
        var node = new YamlSequenceNode { Tag = subclass };
        made[list] = node;
        foreach (var item in list)
        {
            node.Items.Add(Visit(item));
        }
        return node;
    }

    YamlNode Mapping(RHash hash)
    {
        var subclass = hash.klass is { } k && k.Real().Name != "Hash" ? "!ruby/hash:" + k.Real() : null;
        var node = new YamlMappingNode { Tag = subclass };
        made[hash] = node;
        foreach (var (key, value) in hash.Pairs())
        {
            node.Pairs.Add((Visit(stringifyNames && key is RSymbol s ? new RString(s.Name) : key), Visit(value)));
        }
        return node;
    }

    YamlMappingNode Fields(RObject value, string tag, params IEnumerable<(string Name, object? Value)> fields)
    {
        var node = new YamlMappingNode { Tag = tag };
        made[value] = node;
        foreach (var (name, field) in fields)
        {
            node.Pairs.Add((new YamlScalarNode(name) { Quoted = false }, Visit(field)));
        }
        return node;
    }

    static YamlScalarNode Tagged(string text, string tag, YamlStyle style = YamlStyle.Plain) => new(text) { Tag = tag, Plain = false, Quoted = false, Style = style };

    /// <summary>What an object told its coder.</summary>
    YamlNode Coded(RObject value, RObject coder)
    {
        var tag = coder.GetInstanceVariable(RSymbol.Of("@tag")) is { } t ? ctx.ToS(t) : null;
        switch ((coder.GetInstanceVariable(RSymbol.Of("@type")) as RSymbol)?.Name)
        {
            case "scalar":
                return Tagged(ctx.ToS(coder.GetInstanceVariable(RSymbol.Of("@scalar"))), tag ?? "");
            case "seq":
                var sequence = new YamlSequenceNode { Tag = tag };
                made[value] = sequence;
                foreach (var item in (RArray)coder.GetInstanceVariable(RSymbol.Of("@seq"))!)
                {
                    sequence.Items.Add(Visit(item));
                }
                return sequence;
            default:
                var mapping = new YamlMappingNode { Tag = tag };
                made[value] = mapping;
                foreach (var (key, item) in ((RHash)coder.GetInstanceVariable(RSymbol.Of("@map"))!).Pairs())
                {
                    mapping.Pairs.Add((Visit(key), Visit(item)));
                }
                return mapping;
        }
    }

    YamlNode Other(RObject value)
    {
        var name = ClassName(value);
        if (value is RTime time)
        {
            Allow("Time");
            var format = time.Mode == TimeMode.Utc ? "%Y-%m-%d %H:%M:%S.%9N Z" : "%Y-%m-%d %H:%M:%S.%9N %:z";
            return new YamlScalarNode(Strftime.Format(format, TimeFormatting.Fields(ctx, time))) { Quoted = false };
        }
        switch (name)
        {
            case "Date":
                Allow(name);
                return new YamlScalarNode(ctx.ToS(value)) { Quoted = false };
            case "DateTime":
                Allow(name);
                return Tagged(ctx.ToS(ctx.Send(value, "strftime", new RString("%Y-%m-%d %H:%M:%S.%9N %:z"))).Replace("+00:00", "Z", StringComparison.Ordinal), "!ruby/object:DateTime");
            case "Rational": return Fields(value, "!ruby/object:Rational", [("denominator", ctx.Send(value, "denominator")), ("numerator", ctx.Send(value, "numerator"))]);
            case "Complex": return Fields(value, "!ruby/object:Complex", [("real", ctx.Send(value, "real")), ("image", ctx.Send(value, "imaginary"))]);
        }
        switch (value)
        {
            case RModule module:
                return Tagged(module.ToString(), module.IsClass ? "!ruby/class" : "!ruby/module", YamlStyle.Single);
            case RRange range: return Fields(range, "!ruby/range", [("begin", range.Begin), ("end", range.End), ("excl", Box.Bool(range.Exclusive))]);
            case RException e: return Fields(e, $"!ruby/exception:{name}", [("message", ctx.Send(e, Sym.Message)), ("backtrace", ctx.Send(e, Sym.Backtrace))]);
        }
        if (ctx.IsA(value, ctx.Interpreter.RegexpClass))
        {
            return Tagged(ctx.Inspect(value), "!ruby/regexp");
        }
        return Object(value, name);
    }

    YamlNode Object(RObject value, string name)
    {
        Allow(name);
        if (ctx.RespondTo(value, RSymbol.Of("encode_with")))
        {
            var coder = (RObject)ctx.Send(ctx.Interpreter.FindClass(ctx, "Psych::Coder"), Sym.New, new RString($"!ruby/object:{name}"))!;
            ctx.Send(value, "encode_with", coder);
            return Coded(value, coder);
        }
        if (ctx.ClassOf(value).Ancestors().Any(a => a.Name == "Struct"))
        {
            var members = ((RArray)ctx.Send(value, "members")!).Select(m => ctx.ToS(m));
            return Fields(value, $"!ruby/struct:{name}", members.Select(m => (m, ctx.Send(value, Sym.Index, RSymbol.Of(m)))));
        }
        switch (name)
        {
            case "Set":
                var hash = new RHash();
                foreach (var item in (RArray)ctx.Send(value, Sym.ToA)!)
                {
                    hash.Set(ctx, item, true);
                }
                return Fields(value, "!ruby/object:Set", [("hash", hash)]);
            case "OpenStruct":
                return Fields(value, "!ruby/object:OpenStruct", ((RHash)ctx.Send(value, Sym.ToH)!).Pairs().Select(p => (ctx.ToS(p.Key), p.Value)));
        }
        var anonymous = ctx.ClassOf(value).Name is null or "Object";
        return Fields(value, anonymous ? "!ruby/object" : $"!ruby/object:{name}", value.InstanceVariableNames().Select(n => (n.Name[1..], value.GetInstanceVariable(n))));
    }
}
