using RecipeEngine.Dsl.Core.Times;
using RecipeEngine.Dsl.Text;

namespace RecipeEngine.Dsl.Stdlib.Marshals;

/// <summary>Time's own form for Marshal.</summary>
[RubyClass("Time")]
public static class TimeMarshal
{
    [RubyMethod("_dump", Private = true)]
    public static RString Dump(Context ctx, RTime self, object? limit = null) => MarshalTime.Dump(ctx, self);

    [RubyMethod("_load", Singleton = true, Private = true)]
    public static RTime Load(Context ctx, RClass self, RString text) => MarshalTime.Load(ctx, self, text);
}

/// <summary>An encoding is dumped by name.</summary>
[RubyClass("Encoding")]
public static class EncodingMarshal
{
    [RubyMethod("_dump")]
    public static RString Dump(Context ctx, object? self, object? limit = null) => new(ctx.ToS(self), RubyEncoding.UsAscii);

    [RubyMethod("_load", Singleton = true)]
    public static object? Load(Context ctx, RClass self, RString name) => ctx.Send(self, "find", name);
}
