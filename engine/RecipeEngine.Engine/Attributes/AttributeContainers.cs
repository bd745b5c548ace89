namespace RecipeEngine.Engine.Attributes;

/// <summary>Makes and converts the hashes and arrays that attribute values live in: autovivifying ones for the levels, read-only ones for the
/// merged view, Mash for everybody else.</summary>
public sealed class AttributeContainers
{
    static readonly System.Runtime.CompilerServices.ConditionalWeakTable<Interpreter, AttributeContainers> All = [];
    static readonly RSymbol LinkVariable = RSymbol.Of("@__link");
    readonly RClass vivid, vividArray, immutable, immutableArray;

    AttributeContainers(Context context)
    {
        vivid = context.Interpreter.FindClass(context, "Chef::Node::VividMash");
        vividArray = context.Interpreter.FindClass(context, "Chef::Node::AttrArray");
        immutable = context.Interpreter.FindClass(context, "Chef::Node::ImmutableMash");
        immutableArray = context.Interpreter.FindClass(context, "Chef::Node::ImmutableArray");
        MashClass = context.Interpreter.FindClass(context, "ChefUtils::Mash");
    }

    public RClass MashClass { get; }

    public static AttributeContainers Of(Context context)
    {
        if (!All.TryGetValue(context.Interpreter, out var c))
        {
            All.Add(context.Interpreter, c = new AttributeContainers(context));
        }
        return c;
    }

    /// <summary>Symbols become strings, other keys stay.</summary>
    public static object? Key(object? key) => key is RSymbol s ? new RString(s.Name) : key;

    /// <summary>Which attributes a level's container belongs to.</summary>
    sealed class Link(NodeAttributes owner, AttributeLevel level, string? top) : RObject
    {
        public NodeAttributes Owner => owner;
        public AttributeLevel Level => level;
        public string? Top => top;
    }

    public RHash NewVivid(NodeAttributes owner, AttributeLevel level, string? top) => NewVivid(new Link(owner, level, top));

    RHash NewVivid(Link? link)
    {
        var h = (RHash)vivid.Allocator!(vivid)!;
        h.SetInstanceVariable(LinkVariable, link);
        return h;
    }

    static Link? LinkOf(RObject container) => container.GetInstanceVariable(LinkVariable) as Link;

    /// <summary>The value of a key in a level's hash; a missing one springs into being as an empty hash.</summary>
    public object? Vivify(Context context, RHash at, object? key)
    {
        key = Key(key);
        if (!at.TryGet(context, key, out var value))
        {
            Set(context, at, key, new RHash());
            value = at.Get(context, key);
        }
        return NodeAttributes.Lazy(context, value);
    }

    /// <summary>Writes into a level's hash: hashes and arrays are copied into containers of that level.</summary>
    public void Set(Context context, RHash at, object? key, object? value)
    {
        at.CheckFrozen();
        key = Key(key);
        var link = LinkOf(at);
        var inner = link is { Top: null } ? new Link(link.Owner, link.Level, context.ToS(key)) : link;
        at.Set(context, key, Writable(context, value, inner));
        inner?.Owner.Forget(inner.Top);
    }

    /// <summary>After a foreign method changed a level's container: convert what came in, forget the merged view.</summary>
    public void Changed(Context context, RObject container)
    {
        var link = LinkOf(container);
        if (container is RHash h)
        {
            foreach (var (k, v) in h.Pairs())
            {
                if (k is RSymbol)
                {
                    h.Remove(context, k, out _);
                    Set(context, h, k, v);
                }
                else if (v is RHash or RArray && LinkOf((RObject)v) is null)
                {
                    Set(context, h, k, v);
                }
            }
        }
        else if (container is RArray a)
        {
            for (var i = 0; i < a.Count; i++)
            {
                if (a[i] is RHash or RArray && LinkOf((RObject)a[i]!) is null)
                {
                    a[i] = Writable(context, a[i], link);
                }
            }
        }
        link?.Owner.Forget(link.Top);
    }

    object? Writable(Context context, object? value, Link? link)
    {
        switch (value)
        {
            case RHash source:
                var h = NewVivid(link);
                foreach (var (k, v) in source.Pairs())
                {
                    h.Set(context, Key(k), Writable(context, v, link));
                }
                return h;
            case RArray source:
                var a = (RArray)vividArray.Allocator!(vividArray)!;
                a.SetInstanceVariable(LinkVariable, link);
                foreach (var v in source)
                {
                    a.Add(Writable(context, v, link));
                }
                return a;
            default:
                return value;
        }
    }

    /// <summary>A read-only copy: what <c>node['x']</c> gives.</summary>
    public object? Immutable(Context context, object? value)
    {
        switch (value)
        {
            case RHash source:
                var h = (RHash)immutable.Allocator!(immutable)!;
                for (var i = 0; source.Next(ref i, out var k, out var v);)
                {
                    h.Set(context, Key(k), Immutable(context, v));
                }
                return h;
            case RArray source:
                var a = (RArray)immutableArray.Allocator!(immutableArray)!;
                foreach (var v in source)
                {
                    a.Add(Immutable(context, v));
                }
                return a;
            case RString { Frozen: false } s:
                // a version keeps its class, which knows how to compare
                var copy = ReferenceEquals(context.ClassOf(s), context.Interpreter.StringClass) ? s.Copy() : (RString)context.Send(s, "dup")!;
                copy.Frozen = true;
                return copy;
            default:
                return value;
        }
    }

    /// <summary>Plain Hash and Array at all depths; lazy values evaluated.</summary>
    public static object? Plain(Context context, object? value)
    {
        switch (value)
        {
            case RHash source:
                var h = new RHash();
                for (var i = 0; source.Next(ref i, out var k, out var v);)
                {
                    h.Set(context, k, Plain(context, v));
                }
                return h;
            case RArray source:
                return new RArray(source.Select(v => Plain(context, v)));
            case DelayedEvaluator lazy:
                return Plain(context, lazy.Evaluate(context, null));
            default:
                return value;
        }
    }

    /// <summary>Hashes become Mashes at all depths.</summary>
    public object? Mash(Context context, object? value, bool shallow = false)
    {
        switch (value)
        {
            case RHash source:
                var h = (RHash)MashClass.Allocator!(MashClass)!;
                for (var i = 0; source.Next(ref i, out var k, out var v);)
                {
                    h.Set(context, Key(k), shallow ? v : MashValue(context, v));
                }
                return h;
            default:
                return MashValue(context, value);
        }
    }

    /// <summary>What dup makes of a read-only container: Mashes, arrays and strings that may be changed, at all depths.</summary>
    public object? Copies(Context context, object? value)
    {
        switch (value)
        {
            case RHash source:
                var h = (RHash)MashClass.Allocator!(MashClass)!;
                for (var i = 0; source.Next(ref i, out var k, out var v);)
                {
                    h.Set(context, Key(k), Copies(context, v));
                }
                return h;
            case RArray list: return new RArray(list.Select(v => Copies(context, v)));
            case RString text: return context.Send(text, "dup");
            default: return value;
        }
    }

    /// <summary>As Mash converts a value on its way in: plain hashes become Mashes, arrays are copied if they hold any.</summary>
    public object? MashValue(Context context, object? value) => value switch
    {
        RHash h when h.Frozen || !context.ClassOf(h).IsSameOrDescendsFrom(MashClass) => Mash(context, h),
        RArray a => new RArray(a.Select(v => MashValue(context, v))),
        _ => value,
    };
}
