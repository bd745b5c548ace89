using RecipeEngine.Dsl.Core.Times;
using RecipeEngine.Dsl.Text;

namespace RecipeEngine.Dsl.Stdlib.Marshals;

sealed partial class MarshalWriter
{
    void Plain(RObject o, long limit)
    {
        switch (o)
        {
            case RClass { IsSingleton: true }: throw RubyError.Type("singleton class can't be dumped");
            case RClass c:
                Tag('c');
                Bytes(System.Text.Encoding.UTF8.GetBytes(PathOf(c)));
                return;
            case RModule m:
                Tag('m');
                Bytes(System.Text.Encoding.UTF8.GetBytes(PathOf(m)));
                return;
        }
        // a string's encoding counts as a variable; objects and exceptions write theirs in any case
        var encoding = o switch
        {
            RString s => ReferenceEquals(s.Encoding, RubyEncoding.Binary) ? null : s.Encoding,
            RRegexp r => ReferenceEquals(r.Encoding, RubyEncoding.Binary) ? null : r.Encoding,
            _ => null,
        };
        var builtin = o is RString or RRegexp or RArray or RHash or RStruct;
        var labelled = builtin && (encoding is not null || o.InstanceVariableNames().Any());
        if (labelled)
        {
            Tag('I');
        }
        Body(o, limit);
        if (labelled)
        {
            Variables(o, encoding, limit);
        }
    }

    void Body(RObject o, long limit)
    {
        switch (o)
        {
            case RString s:
                UserClass(o, ctx.Interpreter.StringClass);
                Tag('"');
                Bytes(s.ToBytes());
                return;
            case RRegexp r:
                UserClass(o, ctx.Interpreter.RegexpClass);
                Tag('/');
                Bytes(new RString(r.Source, r.Encoding).ToBytes());
                bytes.Add((byte)(r.Options & 0x37));
                return;
            case RArray a:
                UserClass(o, ctx.Interpreter.ArrayClass);
                Tag('[');
                Number(a.Count);
                for (var i = 0; i < a.Count; i++)
                {
                    Write(a[i], limit);
                }
                return;
            case RHash h:
                Hash(h, limit);
                return;
            case RStruct s:
                Extensions(o, true);
                Tag('S');
                Symbol(PathOf(ctx.ClassOf(o)));
                Number(s.Values.Length);
                for (var i = 0; i < s.Values.Length; i++)
                {
                    Symbol(s.Layout.Members[i]);
                    Write(s.Values[i], limit);
                }
                return;
            case RException e:
                Named(o, [.. HiddenParts(e), .. VariablesOf(o)], limit);
                return;
            case RRange r:
                Named(o, [(RSymbol.Of("excl"), Box.Bool(r.Exclusive)), (RSymbol.Of("begin"), r.Begin), (RSymbol.Of("end"), r.End), .. VariablesOf(o)], limit);
                return;
            case RSet set:
                var items = set.Items.Copy(ctx);
                items.Default = Box.False;
                Named(o, [(RSymbol.Of("@hash"), items), .. VariablesOf(o)], limit);
                return;
            case RPathname p:
                Named(o, [(RSymbol.Of("@path"), ctx.Send(p, Sym.ToS)), .. VariablesOf(o)], limit);
                return;
        }
        if (o.GetType() != typeof(RObject))
        {
            throw RubyError.Type(o is Core.Ios.RIo ? $"instance of {ctx.ClassOf(o)} can't be dumped" : $"no _dump_data is defined for class {ctx.ClassOf(o)}");
        }
        Named(o, [.. VariablesOf(o)], limit);
    }

    IEnumerable<(RSymbol, object?)> VariablesOf(RObject o) => o.InstanceVariableNames().Where(n => n.Name.StartsWith('@')).Select(n => (n, o.GetInstanceVariable(n)));

    IEnumerable<(RSymbol, object?)> HiddenParts(RException e)
    {
        yield return (RSymbol.Of("mesg"), e.Message is Undefined ? null : e.Message);
        yield return (RSymbol.Of("bt"), ctx.Send(e, "backtrace"));
        foreach (var name in e.InstanceVariableNames().Where(n => !n.Name.StartsWith('@')))
        {
            yield return (name, e.GetInstanceVariable(name));
        }
    }

    void Named(RObject o, (RSymbol Name, object? Value)[] parts, long limit)
    {
        Extensions(o, true);
        Tag('o');
        Symbol(PathOf(ctx.ClassOf(o)));
        Number(parts.Length);
        foreach (var (name, value) in parts)
        {
            Symbol(name);
            Write(value, limit);
        }
    }

    void Hash(RHash h, long limit)
    {
        if (h.DefaultProc is not null)
        {
            throw RubyError.Type("can't dump hash with default proc");
        }
        UserClass(h, ctx.Interpreter.HashClass);
        if (h.ComparesByIdentity)
        {
            Tag('C');
            Symbol("Hash");
        }
        Tag(h.Default is null ? '{' : '}');
        Number(h.Count);
        foreach (var (key, value) in h.Pairs())
        {
            Write(key, limit);
            Write(value, limit);
        }
        if (h.Default is not null)
        {
            Write(h.Default, limit);
        }
    }

    void UserClass(RObject o, RClass plain)
    {
        Extensions(o, true);
        var real = ctx.ClassOf(o);
        if (!ReferenceEquals(real, plain))
        {
            Tag('C');
            Symbol(PathOf(real));
        }
    }

    /// <summary>Modules the object was extended with; its own methods cannot be dumped.</summary>
    void Extensions(RObject o, bool check)
    {
        if (o.klass is not { IsSingleton: true } singleton || !ReferenceEquals(singleton.Attached, o))
        {
            return;
        }
        if (check && (singleton.Methods.Count > 0 || singleton.InstanceVariableNames().Any() || singleton.Prepended.Count > 0))
        {
            throw RubyError.Type("singleton can't be dumped");
        }
        foreach (var module in singleton.Ancestors().TakeWhile(m => !ReferenceEquals(m, singleton.Real())).Where(m => !ReferenceEquals(m, singleton)))
        {
            Tag('e');
            Symbol(PathOf(module));
        }
    }
}
