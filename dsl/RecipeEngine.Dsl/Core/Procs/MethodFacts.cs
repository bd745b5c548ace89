using System.Runtime.CompilerServices;
using System.Text;

namespace RecipeEngine.Dsl.Core.Procs;

/// <summary>What Method and UnboundMethod can tell alike.</summary>
static class MethodFacts
{
    public static RModule Owner(MethodEntry entry)
    {
        // a visibility change enters the method again under its own name: it still belongs to where it was defined
        while (entry.Original is { } original && ReferenceEquals(original.Name, entry.Name) && !ReferenceEquals(original.Owner, entry.Owner) && entry.Visibility != original.Visibility)
        {
            entry = original;
        }
        return entry.Owner;
    }

    public static RArray Parameters(IEnumerable<(string Kind, string? Name)> parameters) => new(parameters.Select(p =>
        (object?)(p.Name is null or "*" or "**" && p.Kind != "block" ? RArray.Of(RSymbol.Of(p.Kind)) : RArray.Of(RSymbol.Of(p.Kind), RSymbol.Of(p.Name!)))));

    public static RArray? Location((string File, int Line)? location) => location is { } l ? RArray.Of(new RString(l.File), Box.Int(l.Line)) : null;

    public static bool Same(MethodEntry a, MethodEntry b) => ReferenceEquals(a.Body, b.Body) && ReferenceEquals(a.Definition.Owner, b.Definition.Owner);

    public static long Hash(MethodEntry entry) => RuntimeHelpers.GetHashCode(entry.Body!);

    public static string Inspect(Context ctx, string kind, MethodEntry entry, RSymbol name, object? receiver, RModule origin, bool bound)
    {
        var b = new StringBuilder("#<").Append(kind).Append(": ");
        var owner = Owner(entry);
        if (owner is RClass { IsSingleton: true } s && bound && ReferenceEquals(s.Attached, receiver))
        {
            b.Append(ctx.Inspect(receiver)).Append('.');
        }
        else if (owner is RClass { IsSingleton: true, Attached: { } attached } && bound)
        {
            b.Append(ctx.Inspect(receiver)).Append('(').Append(ctx.Inspect(attached)).Append(").");
        }
        else
        {
            var shown = origin is RClass { IsSingleton: true } meta ? meta.Real() : origin;
            b.Append(ctx.Inspect(shown));
            if (!ReferenceEquals(shown, owner) && owner is not RClass { IsSingleton: true })
            {
                b.Append('(').Append(ctx.Inspect(owner)).Append(')');
            }
            b.Append('#');
        }
        b.Append(name.Name);
        if (!ReferenceEquals(entry.Definition.Name, name))
        {
            b.Append('(').Append(entry.Definition.Name.Name).Append(')');
        }
        b.Append('(').Append(string.Join(", ", entry.Body!.Parameters.Select(Show))).Append(')');
        if (entry.Body is Procs.MissingBody)
        {
            b.Append(" <not-implemented>");
        }
        if (entry.Body.Location is { } place)
        {
            b.Append(' ').Append(place.File).Append(':').Append(place.Line);
        }
        return b.Append('>').ToString();
    }

    static string Show((string Kind, string? Name) p) => p.Kind switch
    {
        "req" => p.Name ?? "_",
        "opt" => (p.Name ?? "_") + "=...",
        "rest" => "*" + (p.Name == "*" ? "" : p.Name),
        "keyreq" => p.Name + ":",
        "key" => p.Name + ": ...",
        "keyrest" => "**" + (p.Name == "**" ? "" : p.Name),
        "block" => "&" + (p.Name == "&" ? "" : p.Name),
        "nokey" => "**nil",
        _ => p.Name ?? "",
    };
}
