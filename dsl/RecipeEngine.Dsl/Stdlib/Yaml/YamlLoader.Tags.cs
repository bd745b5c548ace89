using System.Text.RegularExpressions;
using RecipeEngine.Dsl.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace RecipeEngine.Dsl.Stdlib.Yaml;

sealed partial class YamlLoader
{
    /// <exception cref="RubyError">Psych::DisallowedClass when the caller has not permitted the class.</exception>
    void Allow(string name)
    {
        if (options.Classes is not null && !options.Classes.Contains(name))
        {
            throw new RubyError("Psych::DisallowedClass", $"Tried to load unspecified class: {name}");
        }
    }

    RSymbol Symbol(string name)
    {
        if (options.Symbols.Count > 0 && options.Classes is not null && options.Symbols.Contains(name))
        {
            return RSymbol.Of(name);
        }
        Allow("Symbol");
        return options.Symbols.Count > 0 ? throw new RubyError("Psych::DisallowedClass", "Tried to load unspecified class: Symbol") : RSymbol.Of(name);
    }

    RClass Resolve(string name)
    {
        Allow(name);
        object? at = ctx.Interpreter.ObjectClass;
        foreach (var part in name.Split("::"))
        {
            if (at is not RModule module || !ctx.Interpreter.TryFindConstant(ctx, module, part, true, out at))
            {
                throw RubyError.Argument($"undefined class/module {name}");
            }
        }
        return at as RClass ?? throw RubyError.Argument($"undefined class/module {name}");
    }

    object? ScalarValue(Scalar scalar)
    {
        var tag = Tag(scalar);
        var text = scalar.Value;
        if (tag.Length == 0)
        {
            // "!" before a quoted text makes it read as if it were plain: so psych writes and reads a nil key
            return scalar.Style == ScalarStyle.Plain || (scalar.Tag is { IsNonSpecific: true, IsEmpty: false } && scalar.Style is ScalarStyle.SingleQuoted or ScalarStyle.DoubleQuoted)
                ? Meaning(text) : new RString(text);
        }
        switch (tag)
        {
            case "!binary" or "tag:yaml.org,2002:binary": return new RString(Base64Library.DecodeLax(text), RubyEncoding.Binary);
            case "!str" or "tag:yaml.org,2002:str" or "!ruby/string": return new RString(text);
            case "!float" or "tag:yaml.org,2002:float": return ctx.Send(ctx.Interpreter.MainObject, "Float", Meaning(text));
            case "!ruby/sym" or "!ruby/symbol": return Symbol(text);
            case "!ruby/regexp":
                Allow("Regexp");
                var parts = RegexpText.Match(text);
                var flags = (parts.Groups[2].Value.Contains('i') ? 1 : 0) | (parts.Groups[2].Value.Contains('x') ? 2 : 0) | (parts.Groups[2].Value.Contains('m') ? 4 : 0);
                return ctx.Send(ctx.Interpreter.RegexpClass, Sym.New, new RString(parts.Groups[1].Value), Box.Int(flags));
            case "!ruby/range":
                Allow("Range");
                var dots = text.Contains("...", StringComparison.Ordinal) ? "..." : "..";
                var cut = text.IndexOf(dots, StringComparison.Ordinal);
                return new RRange(Meaning(text[..cut]), Meaning(text[(cut + dots.Length)..]), dots.Length == 3);
            case "!ruby/class" or "!ruby/module":
                Allow(tag == "!ruby/class" ? "Class" : "Module");
                return ctx.Interpreter.FindModule(ctx, text);
            case "!ruby/object:DateTime":
                Allow("DateTime");
                ctx.Interpreter.Require(ctx, "date");
                return ctx.Send(ctx.Interpreter.FindClass(ctx, "DateTime"), "parse", new RString(text));
        }
        if (tag.StartsWith("!ruby/object:", StringComparison.Ordinal))
        {
            Allow(tag[13..]);
        }
        if (tag.StartsWith("!ruby/string:", StringComparison.Ordinal))
        {
            return new RString(text) { klass = Resolve(tag[13..]) };
        }
        return Meaning(text);
    }

    [GeneratedRegex(@"\A/(.*)/([mixn]*)\z", RegexOptions.Singleline)]
    private static partial Regex RegexpText { get; }

    object? Meaning(string text)
    {
        switch (YamlScalars.Kind(text))
        {
            case YamlScalars.YamlKind.Nil: return null;
            case YamlScalars.YamlKind.True: return Box.True;
            case YamlScalars.YamlKind.False: return Box.False;
            case YamlScalars.YamlKind.Infinity: return double.PositiveInfinity;
            case YamlScalars.YamlKind.MinusInfinity: return double.NegativeInfinity;
            case YamlScalars.YamlKind.NotANumber: return double.NaN;
            case YamlScalars.YamlKind.Symbol: return Symbol(YamlScalars.SymbolName(text));
            case YamlScalars.YamlKind.Base60: return YamlScalars.Base60Value(text);
            case YamlScalars.YamlKind.Float: return YamlScalars.FloatValue(text);
            case YamlScalars.YamlKind.Integer: return YamlScalars.IntegerValue(text);
            case YamlScalars.YamlKind.Time:
                Allow("Time");
                return YamlScalars.TimeValue(ctx, text);
            case YamlScalars.YamlKind.Date:
                Allow("Date");
                ctx.Interpreter.Require(ctx, "date");
                return ctx.Send(ctx.Interpreter.FindClass(ctx, "Date"), Sym.New, text.Split('-').Select(n => (object?)Box.Int(long.Parse(n, System.Globalization.CultureInfo.InvariantCulture))).ToArray());
            default: return new RString(text);
        }
    }

    object? Mapping(MappingStart start)
    {
        open++;
        Next();
        var tag = Tag(start);
        if (tag.StartsWith("!ruby/exception", StringComparison.Ordinal))
        {
            return ExceptionOf(start, tag.Length > 16 ? tag[16..] : "Exception");
        }
        if (tag is "!ruby/object:Rational" or "!ruby/object:Complex")
        {
            Allow(tag[13..]);
            var parts = new RHash();
            Fill(parts);
            object? Part(string name) => parts.Get(ctx, new RString(name));
            return tag == "!ruby/object:Complex" ? ctx.Send(ctx.Interpreter.MainObject, "Complex", Part("real"), Part("image")) : ctx.Send(ctx.Interpreter.MainObject, "Rational", Part("numerator"), Part("denominator"));
        }
        if (tag.StartsWith("!ruby/object", StringComparison.Ordinal) && tag is not "!ruby/object:Set")
        {
            return ObjectOf(start, tag.Length > 13 ? tag[13..] : "Object");
        }
        var hash = new RHash();
        switch (tag)
        {
            case "!ruby/range":
                Allow("Range");
                Fill(hash);
                return new RRange(hash.Get(ctx, new RString("begin")), hash.Get(ctx, new RString("end")), Context.Truthy(hash.Get(ctx, new RString("excl"))));
            case "!set" or "tag:yaml.org,2002:set": Allow("Psych::Set"); break;
            case "!omap" or "tag:yaml.org,2002:omap": Allow("Psych::Omap"); break;
            case "!ruby/object:Set":
                Allow("Set");
                Fill(hash);
                return ctx.Send(ctx.Interpreter.FindClass(ctx, "Set"), Sym.New, ctx.Send(hash.Get(ctx, new RString("hash")), "keys"));
        }
        Remember(start, hash);
        Fill(hash);
        if (tag.StartsWith("!ruby/hash:", StringComparison.Ordinal) || tag.StartsWith("!map:", StringComparison.Ordinal))
        {
            hash.klass = Resolve(tag[(tag.IndexOf(':') + 1)..]);
        }
        if (tag.StartsWith("!ruby/struct:", StringComparison.Ordinal))
        {
            var type = Resolve(tag[13..]);
            var made = ctx.Send(type, Sym.Allocate);
            foreach (var (k, v) in hash.Pairs())
            {
                ctx.Send(made, Sym.IndexAssign, k, v);
            }
            return made;
        }
        return Frozen(hash);
    }

    object? ObjectOf(MappingStart start, string className)
    {
        var type = Resolve(className);
        var made = ctx.Send(type, Sym.Allocate) as RObject ?? throw RubyError.Type($"allocator undefined for {className}");
        Remember(start, made);
        var values = new RHash();
        Fill(values);
        if (ctx.RespondTo(made, RSymbol.Of("init_with")))
        {
            var coder = (RObject)ctx.Send(ctx.Interpreter.FindClass(ctx, "Psych::Coder"), Sym.New, new RString($"!ruby/object:{className}"))!;
            coder.SetInstanceVariable(RSymbol.Of("@map"), values);
            ctx.Send(made, "init_with", coder);
            return made;
        }
        if (ctx.ClassOf(made).Ancestors().Any(a => a.Name == "OpenStruct"))
        {
            foreach (var (k, v) in values.Pairs())
            {
                ctx.Send(made, Sym.IndexAssign, k, v);
            }
            return made;
        }
        foreach (var (k, v) in values.Pairs())
        {
            made.SetInstanceVariable(RSymbol.Of("@" + ctx.ToS(k)), v);
        }
        return made;
    }

    object? ExceptionOf(MappingStart start, string className)
    {
        var made = ctx.Send(Resolve(className), Sym.Allocate) as RException ?? throw RubyError.Type($"{className} is no exception");
        Remember(start, made);
        var values = new RHash();
        Fill(values);
        foreach (var (k, v) in values.Pairs())
        {
            switch (ctx.ToS(k))
            {
                case "message": made.Message = v; break;
                case "backtrace": made.Backtrace = v; break;
                case var name: made.SetInstanceVariable(RSymbol.Of("@" + name), v); break;
            }
        }
        return made;
    }
}
