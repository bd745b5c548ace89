namespace RecipeEngine.Engine.Dsl.Support;

/// <summary>Chef::Mixin::FileClass</summary>
[RubyModule("Chef::Mixin::FileClass")]
public static class FileClassMixin
{
    [RubyMethod("file_class")]
    public static object? FileClass(Context ctx) => ctx.Interpreter.FindClass(ctx, "File");
}

/// <summary>Chef::Mixin::UserContext: on Windows a block runs as another user; elsewhere nobody may ask for it.</summary>
[RubyModule("Chef::Mixin::UserContext")]
public static class UserContextMixin
{
    [RubyMethod("with_user_context", Private = true)]
    public static object? With(Context ctx, object? user, object? password, object? domain, object? authentication, RProc? block) =>
        user is not null ? throw new RubyError("Chef::Exceptions::UnsupportedPlatform", "with_user_context works on windows only")
        : block is null ? throw RubyError.Argument("You must supply a block to `with_user_context`")
        : block.Yield(ctx, []);
}

/// <summary>Chef::Mixin::DescendantsTracker: a class that knows its subclasses.</summary>
[RubyModule("Chef::Mixin::DescendantsTracker")]
public static class DescendantsMixin
{
    static readonly RSymbol Variable = RSymbol.Of("@chef_descendants");

    static RArray Of(RModule self)
    {
        if (self.GetInstanceVariable(Variable) is not RArray list)
        {
            self.SetInstanceVariable(Variable, list = new RArray());
        }
        return list;
    }

    [RubyMethod("descendants")]
    public static object? Descendants(RModule self) => new RArray(Of(self).Concat(Of(self).OfType<RModule>().SelectMany(c => (RArray)Descendants(c)!)));

    [RubyMethod("direct_descendants")]
    public static object? Direct(RModule self) => Of(self);

    [RubyMethod("inherited")]
    public static void Inherited(RModule self, RModule subclass) => Of(self).Add(subclass);
}

/// <summary>Chef::Mixin::Unformatter: a log's <c>write</c> for lines that are formatted already.</summary>
[RubyModule("Chef::Mixin::Unformatter")]
public static class UnformatterMixin
{
    [RubyMethod("write")]
    public static object? Write(Context ctx, object? self, string message)
    {
        var found = System.Text.RegularExpressions.Regex.Match(message, @"(\[.+?\] )?(\w+):(.*)$", System.Text.RegularExpressions.RegexOptions.Multiline);
        var level = found.Groups[2].Value.ToLowerInvariant();
        return found.Success && ctx.RespondTo(self, RSymbol.Of(level)) ? ctx.Send(self, level, new RString(found.Groups[3].Value.Trim())) : ctx.Send(self, "info", new RString(message));
    }
}

/// <summary>Chef::Digester: sums of files.</summary>
[RubyClass("Chef::Digester")]
public static class DigesterClass
{
    [RubyMethod("instance", Singleton = true)]
    public static object? Instance(Context ctx, RClass self)
    {
        if (self.GetInstanceVariable(RSymbol.Of("@instance")) is not RObject one)
        {
            self.SetInstanceVariable(RSymbol.Of("@instance"), one = (RObject)ctx.Send(self, "new")!);
        }
        return one;
    }

    [RubyMethod("checksum_for_file", "generate_checksum")]
    public static string ChecksumHere(Context ctx, string path) => Checksum(ctx, path);

    [RubyMethod("generate_md5_checksum_for_file")]
    public static object? Md5Here(Context ctx, string path) => Md5(ctx, path);

    [RubyMethod("validate_checksum")]
    public static bool Validate(Context ctx, string path, string? sum) => sum is null || Checksum(ctx, path) == sum;

    [RubyMethod("checksum_for_file", "generate_checksum", Singleton = true)]
    public static string Checksum(Context ctx, string path) => ChecksumModule.Checksum(ctx, path);

    [RubyMethod("generate_md5_checksum_for_file", Singleton = true)]
    public static object? Md5(Context ctx, string path)
    {
        ctx.Interpreter.Require(ctx, "digest");
        return ctx.Send(ctx.Interpreter.FindClass(ctx, "Digest::MD5"), "hexdigest", new RString(ctx.Interpreter.Machine.ReadBytes(path), RecipeEngine.Dsl.Text.RubyEncoding.Binary));
    }
}
