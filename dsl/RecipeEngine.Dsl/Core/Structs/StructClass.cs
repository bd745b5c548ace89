namespace RecipeEngine.Dsl.Core;

/// <summary>Struct: instance methods.</summary>
[RubyClass("Struct")]
public static class StructClass
{
    [RubyMethod("to_a", "deconstruct", "values")]
    public static object? ToA(RStruct self) => new RArray(self.Values.ToArray());

    [RubyMethod("members")]
    public static object? Members(RStruct self) => StructMaking.Names(self.Layout);

    [RubyMethod("size", "length")]
    public static int Size(RStruct self) => self.Values.Length;

    [RubyMethod("to_h")]
    public static object? ToH(Context ctx, RStruct self, RProc? block)
    {
        var hash = new RHash();
        for (var i = 0; i < self.Values.Length; i++)
        {
            if (block is null)
            {
                hash.Set(ctx, self.Layout.Members[i], self.Values[i]);
            }
            else
            {
                HashCreation.PairFrom(ctx, block.Yield(ctx, self.Layout.Members[i], self.Values[i]), hash, null);
            }
        }
        return hash;
    }

    [RubyMethod("deconstruct_keys")]
    public static object? DeconstructKeys(Context ctx, RStruct self, object? keys)
    {
        if (keys is null)
        {
            return ToH(ctx, self, null);
        }
        if (keys is not RArray wanted)
        {
            throw RubyError.Type($"wrong argument type {ctx.ClassOf(keys)} (expected Array or nil)");
        }
        var hash = new RHash();
        if (wanted.Count > self.Values.Length)
        {
            return hash;
        }
        for (var i = 0; i < wanted.Count; i++)
        {
            var at = Find(ctx, self, wanted[i], false);
            if (at < 0)
            {
                return hash;
            }
            hash.Set(ctx, wanted[i], self.Values[at]);
        }
        return hash;
    }

    static int Find(Context ctx, RStruct self, object? key, bool must)
    {
        if (key is RSymbol or RString)
        {
            var name = Coerce.ToSymbol(ctx, key);
            var at = self.Layout.IndexOf(name);
            return at >= 0 || !must ? at : throw RubyError.Name($"no member '{name.Name}' in struct", self, name.Name);
        }
        var i = Coerce.ToLong(ctx, key);
        var n = self.Values.Length;
        if (i >= -n && i < n)
        {
            return (int)(i < 0 ? i + n : i);
        }
        return !must ? -1 : throw RubyError.Index($"offset {i} too {(i < 0 ? "small" : "large")} for struct(size:{n})");
    }

    [RubyMethod("[]")]
    public static object? Index(Context ctx, RStruct self, object? key) => self.Values[Find(ctx, self, key, true)];

    [RubyMethod("[]=")]
    public static object? Assign(Context ctx, RStruct self, object? key, object? value)
    {
        var at = Find(ctx, self, key, true);
        self.CheckFrozen();
        return self.Values[at] = value;
    }

    [RubyMethod("dig")]
    public static object? Dig(Context ctx, RStruct self, object? key, params object?[] rest)
    {
        if (key is RSymbol or RString)
        {
            var member = Find(ctx, self, key, false);
            return Digging.Go(ctx, member < 0 ? null : self.Values[member], rest);
        }
        var at = Find(ctx, self, key, false);
        return Digging.Go(ctx, at < 0 ? null : self.Values[at], rest);
    }

    [RubyMethod("values_at")]
    public static object? ValuesAt(Context ctx, RStruct self, params object?[] rest)
    {
        var list = new RArray();
        foreach (var index in rest)
        {
            if (index is RRange r)
            {
                RangeBounds.Resolve(ctx, r, self.Values.Length, out var start, out var count);
                if (start > self.Values.Length)
                {
                    throw RubyError.Range($"{ctx.Inspect(r)} out of range");
                }
                for (var i = start; i < start + count; i++)
                {
                    list.Add(i < self.Values.Length ? self.Values[i] : null);
                }
                continue;
            }
            var at = Coerce.ToLong(ctx, index);
            list.Add(self.Values[Find(ctx, self, Box.Int(at), true)]);
        }
        return list;
    }

    [RubyMethod("each")]
    public static object? Each(Context ctx, RStruct self, RProc? block)
    {
        if (block is null)
        {
            return Enumerators.Make(ctx, self, "each", null, _ => Box.Int(self.Values.Length));
        }
        for (var i = 0; i < self.Values.Length; i++)
        {
            block.Yield(ctx, self.Values[i]);
        }
        return self;
    }

    [RubyMethod("each_pair")]
    public static object? EachPair(Context ctx, RStruct self, RProc? block)
    {
        if (block is null)
        {
            return Enumerators.Make(ctx, self, "each_pair", null, _ => Box.Int(self.Values.Length));
        }
        for (var i = 0; i < self.Values.Length; i++)
        {
            block.Yield(ctx, RArray.Of(self.Layout.Members[i], self.Values[i]));
        }
        return self;
    }

    [RubyMethod("select", "filter")]
    public static object? Select(Context ctx, RStruct self, RProc? block)
    {
        if (block is null)
        {
            return Enumerators.Make(ctx, self, "select", null, _ => Box.Int(self.Values.Length));
        }
        var list = new RArray();
        foreach (var value in self.Values)
        {
            if (Context.Truthy(block.Yield(ctx, value)))
            {
                list.Add(value);
            }
        }
        return list;
    }

    [RubyMethod("==")]
    public static bool EqualTo(Context ctx, RStruct self, object? other) => Same(ctx, self, other, "==", ctx.Equal);

    [RubyMethod("eql?")]
    public static bool Eql(Context ctx, RStruct self, object? other) => Same(ctx, self, other, "eql?", ctx.Eql);

    /// <summary>Compares members that are integers, symbols and nil; null where there are others.</summary>
    static bool? Plainly(Context ctx, RStruct a, RStruct b)
    {
        if (ctx.Interpreter.Redefinitions.Any || a.Values.Length != b.Values.Length)
        {
            return null;
        }
        for (var i = 0; i < a.Values.Length; i++)
        {
            object? x = a.Values[i], y = b.Values[i];
            var same = Sealed.Int(x, out var n) && Sealed.Int(y, out var m) ? n == m : ReferenceEquals(x, y) && (x is null || Sealed.Is<RSymbol>(x)) ? true : (bool?)null;
            if (same != true)
            {
                return same;
            }
        }
        return true;
    }

    static bool Same(Context ctx, RStruct self, object? other, string operation, Func<object?, object?, bool> same)
    {
        if (ReferenceEquals(self, other))
        {
            return true;
        }
        if (other is not RStruct b || ctx.ClassOf(self) != ctx.ClassOf(b))
        {
            return false;
        }
        if (Plainly(ctx, self, b) is { } plainly)
        {
            return plainly;
        }
        using var once = ctx.EnterOnce(operation, self, b);
        if (once.Again)
        {
            return true;
        }
        for (var i = 0; i < self.Values.Length; i++)
        {
            if (!same(self.Values[i], b.Values[i]))
            {
                return false;
            }
        }
        return true;
    }

    [RubyMethod("hash")]
    public static long Hash(Context ctx, RStruct self)
    {
        var seed = StructuralHash.Seed(self.Values.Length, System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(ctx.ClassOf(self)));
        return StructuralHash.OfScalars(ctx, seed, self.Values) ?? StructuralHash.Of(ctx, self, () =>
        {
            var h = seed;
            foreach (var value in self.Values)
            {
                h = StructuralHash.Mix(h, ctx.HashOf(value));
            }
            return h;
        });
    }

    [RubyMethod("inspect", "to_s")]
    public static object? Inspect(Context ctx, RStruct self)
    {
        var name = ctx.ClassOf(self).Name is { } n && !n.StartsWith("#<", StringComparison.Ordinal) ? n : null;
        var head = name is null ? "#<struct " : $"#<struct {name} ";
        using var once = ctx.EnterOnce("inspect", self);
        if (once.Again)
        {
            return new RString(name is null ? "#<struct :...>" : $"#<struct {name}:...>");
        }
        var parts = self.Values.Select((v, i) => $"{Label(ctx, self.Layout.Members[i])}={ctx.Inspect(v)}");
        return new RString($"{head}{string.Join(", ", parts)}>");
    }

    static string Label(Context ctx, RSymbol member) =>
        member.Name.Length > 0 && (char.IsLetter(member.Name[0]) || member.Name[0] == '_') && member.Name.All(c => char.IsLetterOrDigit(c) || c == '_') ? member.Name : ctx.Inspect(member);
}
