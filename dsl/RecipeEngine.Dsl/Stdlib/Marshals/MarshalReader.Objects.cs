using RecipeEngine.Dsl.Core.Times;
using RecipeEngine.Dsl.Stdlib.Dates;
using RecipeEngine.Dsl.Text;

namespace RecipeEngine.Dsl.Stdlib.Marshals;

sealed partial class MarshalReader
{
    void Extend(RObject o, List<RModule>? extensions)
    {
        for (var i = (extensions?.Count ?? 0) - 1; i >= 0; i--)
        {
            ctx.Send(o, "extend", extensions![i]);
        }
    }

    /// <summary>Variables of a string, array …; the encoding among them is given back.</summary>
    RubyEncoding? Variables(RObject target)
    {
        RubyEncoding? encoding = null;
        for (var n = Number(); n > 0; n--)
        {
            var name = Symbol();
            var value = Read();
            if (name.Name is "E" or "encoding" && EncodingFrom(name, value) is { } found)
            {
                encoding = found;
            }
            else
            {
                target.SetInstanceVariable(name, value);
            }
        }
        return encoding;
    }

    T Make<T>(RClass? wanted, RClass plain, T fresh) where T : RObject
    {
        if (wanted is null || ReferenceEquals(wanted, plain))
        {
            return fresh;
        }
        if (!wanted.IsSameOrDescendsFrom(plain))
        {
            throw RubyError.Argument("dump format error (user class)");
        }
        fresh.klass = wanted;
        return fresh;
    }

    object? Container(int tag, bool labelled, List<RModule>? extensions, RClass? userClass)
    {
        RObject made;
        int place;
        switch (tag)
        {
            case '"':
                var text = Make(userClass, ctx.Interpreter.StringClass, new RString(Bytes(), RubyEncoding.Binary));
                (made, place) = (text, Enter(text));
                if (labelled && Variables(text) is { } encoding)
                {
                    text.ForceEncoding(encoding);
                }
                labelled = false;
                break;
            case '/':
                var pattern = Bytes();
                var options = source.Next();
                place = Enter(null);
                var holder = new RObject(ctx.Interpreter.ObjectClass);
                var kind = labelled ? Variables(holder) ?? RubyEncoding.Binary : RubyEncoding.Binary;
                var regexp = Make(userClass, ctx.Interpreter.RegexpClass, new RRegexp(new RString(pattern, kind), options));
                regexp.CopyInstanceVariablesFrom(holder);
                (made, objects[place], labelled) = (regexp, regexp, false);
                break;
            case '[':
                var array = Make(userClass, ctx.Interpreter.ArrayClass, new RArray());
                (made, place) = (array, Enter(array));
                for (var n = Number(); n > 0; n--)
                {
                    array.Add(Read());
                }
                break;
            case 'S':
                return Struct(labelled, extensions);
            default:
                var identity = userClass is not null && ReferenceEquals(userClass, ctx.Interpreter.HashClass);
                var hash = Make(userClass, ctx.Interpreter.HashClass, new RHash());
                if (identity || identityNext)
                {
                    hash.CompareByIdentity(ctx);
                }
                identityNext = false;
                (made, place) = (hash, Enter(hash));
                for (var n = Number(); n > 0; n--)
                {
                    var key = Read();
                    hash.Set(ctx, key, Read());
                }
                if (tag == '}')
                {
                    hash.Default = Read();
                }
                break;
        }
        Extend(made, extensions);
        if (labelled)
        {
            Variables(made);
        }
        return LeaveAt(place, made);
    }

    bool identityNext;

    object? Struct(bool labelled, List<RModule>? extensions)
    {
        var klass = ClassAt(Symbol().Name);
        if (klass.Allocator?.Invoke(klass) is not RStruct made)
        {
            throw RubyError.Type($"class {klass} not a struct");
        }
        var place = Enter(made);
        var size = Number();
        if (size != made.Values.Length)
        {
            throw RubyError.Type($"struct {klass} not compatible (struct size differs)");
        }
        for (var i = 0; i < size; i++)
        {
            var name = Symbol();
            if (!ReferenceEquals(name, made.Layout.Members[i]))
            {
                throw RubyError.Type($"struct {klass} not compatible (:{name.Name} for :{made.Layout.Members[i].Name})");
            }
            made.Values[i] = Read();
        }
        Extend(made, extensions);
        if (labelled)
        {
            Variables(made);
        }
        return LeaveAt(place, made);
    }

    object? Instance(int tag, bool labelled, List<RModule>? extensions)
    {
        var name = Symbol().Name;
        var klass = ClassAt(name);
        switch (tag)
        {
            case 'u': return UserBytes(klass, labelled);
            case 'U': return UserValue(klass, extensions);
        }
        var made = klass.Allocator?.Invoke(klass) as RObject ?? (ReferenceEquals(klass, ctx.Interpreter.RangeClass) || klass.IsSameOrDescendsFrom(ctx.Interpreter.RangeClass) ? (RObject)ctx.Send(klass, "allocate")! : throw RubyError.Type($"allocator undefined for {klass}"));
        var place = Enter(made);
        Extend(made, extensions);
        for (var n = Number(); n > 0; n--)
        {
            var part = Symbol();
            Assign(made, part, Read());
        }
        return LeaveAt(place, made);
    }

    void Assign(RObject made, RSymbol part, object? value)
    {
        switch (made)
        {
            case RException e when part.Name == "mesg": e.Message = value ?? Undefined.Value; break;
            case RException e when part.Name == "bt": e.Backtrace = value; break;
            case RRange r when part.Name == "excl": r.Exclusive = Context.Truthy(value); break;
            case RRange r when part.Name == "begin": r.Begin = value; break;
            case RRange r when part.Name == "end":
                (r.End, r.IsInitialized) = (value, true);
                break;
            case RSet s when part.Name == "@hash" && value is RHash items: s.Items = items; break;
            case RPathname p when part.Name == "@path": ctx.Send(p, Sym.Initialize, value); break;
            default: made.SetInstanceVariable(part, value); break;
        }
    }

    object? UserBytes(RClass klass, bool labelled)
    {
        var text = new RString(Bytes(), RubyEncoding.Binary);
        if (labelled && Variables(text) is { } encoding)
        {
            text.ForceEncoding(encoding);
        }
        object? made;
        if (ctx.RespondTo(klass, LoadName) || ctx.FindMethod(klass, LoadName) is not null)
        {
            made = ctx.Send(klass, LoadName, text);
        }
        else
        {
            throw RubyError.Type($"class {klass} needs to have method `_load'");
        }
        return LeaveAt(Enter(made), made);
    }

    object? UserValue(RClass klass, List<RModule>? extensions)
    {
        if (klass.Name is "Rational" or "Complex")
        {
            var at = Enter(null);
            var parts = (RArray)Read()!;
            object? number = klass.Name == "Rational" ? RationalMath.Make(Num.Big(parts[0]), Num.Big(parts[1])) : new RComplex(parts[0], parts[1]);
            return LeaveAt(at, number);
        }
        var made = (RObject)ctx.Send(klass, "allocate")!;
        Extend(made, extensions);
        var place = Enter(made);
        if (made is RDate date && ctx.FindMethod(made, MarshalLoad) is null)
        {
            MarshalDate.Load(ctx, date, (RArray)Read()!);
            return LeaveAt(place, made);
        }
        if (made is Gems.RGemVersion && ctx.FindMethod(made, MarshalLoad) is null)
        {
            ctx.Send(made, Sym.Initialize, ((RArray)Read()!)[0]);
            return LeaveAt(place, made);
        }
        if (ctx.FindMethod(made, MarshalLoad) is null)
        {
            throw RubyError.Type($"instance of {klass} needs to have method `marshal_load'");
        }
        ctx.Send(made, MarshalLoad, Read());
        return LeaveAt(place, made);
    }
}
