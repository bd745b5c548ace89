using System.Text;

namespace RecipeEngine.Engine.Dsl.Resources;

/// <summary>Chef::Resource: names, origin, texts.</summary>
[RubyClass("Chef::Resource")]
public static class ResourceIdentity
{
    static readonly HashSet<string> Hidden =
    [
        "@allowed_actions", "@resource_name", "@source_line", "@run_context", "@logger", "@name", "@not_if", "@only_if", "@elapsed_time", "@enclosing_provider",
        "@description", "@introduced", "@examples", "@validation_message", "@deprecated", "@default_description", "@skip_docs", "@executed_by_runner", "@action_descriptions",
    ];

    static readonly HashSet<string> Shown =
        ["@name", "@params", "@provider", "@allowed_actions", "@action", "@updated", "@updated_by_last_action", "@guard_interpreter", "@default_guard_interpreter"];

    [RubyMethod("resource_name")]
    public static object? ResourceName(Resource self) => RSymbol.Of(self.ResourceName);

    [RubyMethod("declared_type")]
    public static object? DeclaredType(Resource self) => self.DeclaredType is { } t ? RSymbol.Of(t) : null;

    [RubyMethod("declared_type=")]
    public static void SetDeclaredType(Context ctx, Resource self, object? value) => self.DeclaredType = value is null ? null : ctx.ToS(value);

    [RubyMethod("declared_key")]
    public static string DeclaredKey(Resource self) => self.DeclaredKey;

    [RubyMethod("cookbook_name")]
    public static object? CookbookName(Resource self) => self.GetInstanceVariable(RSymbol.Of("@cookbook_name"));

    [RubyMethod("cookbook_name=")]
    public static void SetCookbookName(Resource self, object? value) => self.SetInstanceVariable(RSymbol.Of("@cookbook_name"), value);

    [RubyMethod("recipe_name")]
    public static object? RecipeName(Resource self) => self.GetInstanceVariable(RSymbol.Of("@recipe_name"));

    [RubyMethod("recipe_name=")]
    public static void SetRecipeName(Resource self, object? value) => self.SetInstanceVariable(RSymbol.Of("@recipe_name"), value);

    [RubyMethod("run_context")]
    public static object? RunContextOf(Resource self) => self.RunContext;

    [RubyMethod("run_context=")]
    public static void SetRunContext(Resource self, object? value) => self.RunContext = value as RunContext;

    [RubyMethod("node")]
    public static object? Node(Resource self) => self.RunContext?.Run.Node;

    [RubyMethod("params")]
    public static object? Params(Resource self) => self.GetInstanceVariable(RSymbol.Of("@params"));

    [RubyMethod("params=")]
    public static void SetParams(Resource self, object? value) => self.SetInstanceVariable(RSymbol.Of("@params"), value);

    [RubyMethod("enclosing_provider")]
    public static object? EnclosingProvider(Resource self) => self.EnclosingProvider;

    [RubyMethod("enclosing_provider=")]
    public static void SetEnclosingProvider(Resource self, object? value) => self.EnclosingProvider = value;

    [RubyMethod("source_line")]
    public static string? SourceLine(Resource self) => self.SourceFile is null ? null : $"{self.SourceFile}:{self.SourceLine}:in `{self.SourceLabel ?? "from_file"}'";

    [RubyMethod("source_line=")]
    public static void SetSourceLine(Context ctx, Resource self, object? value)
    {
        var parts = ctx.ToS(value).Split(':', 3);
        self.SourceFile = parts[0];
        self.SourceLine = parts.Length > 1 && int.TryParse(parts[1], out var n) ? n : 0;
        self.SourceLabel = parts.Length > 2 ? parts[2].Replace("in `", "", StringComparison.Ordinal).TrimEnd('\'') : null;
    }

    [RubyMethod("source_line_file")]
    public static string? SourceLineFile(Resource self) => self.SourceFile;

    [RubyMethod("source_line_number")]
    public static string? SourceLineNumber(Resource self) => self.SourceFile is null ? null : self.SourceLine.ToString(System.Globalization.CultureInfo.InvariantCulture);

    [RubyMethod("defined_at")]
    public static string DefinedAt(Resource self) => self.DefinedAt;

    [RubyMethod("cookbook_version")]
    public static object? CookbookVersion(Context ctx, Resource self) => self.CookbookName is { } c ? Support.CookbookObjects.Find(ctx, c) : null;

    [RubyMethod("elapsed_time")]
    public static double ElapsedTime(Resource self) => self.Elapsed.TotalSeconds;

    [RubyMethod("resource_initializing")]
    public static bool Initializing(Resource self) => self.IsInitializing;

    [RubyMethod("events")]
    public static object? Events(Context ctx, Resource self) => Support.EventsObject.Of(ctx);

    [RubyMethod("logger")]
    public static object? Logger(Context ctx, Resource self) => ctx.Interpreter.FindModule(ctx, "Chef::Log");

    [RubyMethod("identity")]
    public static object? Identity(Context ctx, Resource self)
    {
        var properties = self.Definition.IdentityProperties;
        if (properties.Count == 1)
        {
            return ctx.Send(self, properties[0].Name);
        }
        var hash = new RHash();
        foreach (var p in properties)
        {
            hash.Set(ctx, RSymbol.Of(p.Name), ctx.Send(self, p.Name));
        }
        return hash;
    }

    [RubyMethod("to_s")]
    public static string ToS(Resource self) => self.ToString();

    [RubyMethod("inspect")]
    public static string Inspect(Context ctx, Resource self)
    {
        var text = new StringBuilder("<").Append(self);
        void Put(string name, object? value) => text.Append(' ').Append(name).Append(": ").Append(value is Resource r ? r.ToString() : ctx.Inspect(value));
        object? Stored(string name) => self.GetInstanceVariable(RSymbol.Of(name));
        Put("@name", Stored("@name"));
        Put("@before", null);
        Put("@params", Stored("@params") ?? new RHash());
        Put("@provider", Stored("@provider"));
        Put("@allowed_actions", self.AllowedActions);
        Put("@action", Stored("@action"));
        Put("@updated", Box.Bool(self.Updated));
        Put("@updated_by_last_action", Box.Bool(self.UpdatedByLastAction));
        Put("@source_line", SourceLine(self) is { } line ? new RString(line) : null);
        Put("@guard_interpreter", Stored("@guard_interpreter"));
        Put("@default_guard_interpreter", Stored("@default_guard_interpreter"));
        Put("@elapsed_time", self.Elapsed == TimeSpan.Zero ? Box.Int(0) : self.Elapsed.TotalSeconds);
        var sensitive = Context.Truthy(self.Read(ctx, "sensitive"));
        foreach (var name in self.InstanceVariableNames().Where(n => !Hidden.Contains(n.Name) && !Shown.Contains(n.Name)))
        {
            var property = self.Definition.Find(name.Name[1..]);
            var hidden = property is { IsSensitive: true } || (sensitive && property is not (null or { Name: "sensitive" }));
            Put(name.Name, hidden ? new RString("*sensitive value suppressed*") : self.GetInstanceVariable(name));
        }
        return text.Append('>').ToString();
    }

    /// <summary>The resource as it would be declared, for error pages.</summary>
    [RubyMethod("to_text")]
    public static string ToText(Context ctx, Resource self)
    {
        if (Context.Truthy(self.Read(ctx, "sensitive")))
        {
            return "suppressed sensitive resource output";
        }
        var text = new StringBuilder($"# Declared in {SourceLine(self)}\n\n{self.ResourceName}(\"{self.Name}\") do\n");
        foreach (var name in self.InstanceVariableNames().Where(n => !Hidden.Contains(n.Name)))
        {
            var value = self.GetInstanceVariable(name);
            var word = name.Name[1..];
            if (self.Definition.Find(word) is { IsSensitive: true })
            {
                text.Append($"  {word} \"*sensitive value suppressed*\"\n");
            }
            else if (Context.Truthy(value) && value is not (RString { Units: 0 } or RArray { Count: 0 } or RHash { Count: 0 }))
            {
                text.Append($"  {word} {(value is Resource r ? r.ToString() : ctx.Inspect(value))}\n");
            }
        }
        foreach (var guard in self.NotIf.Concat(self.OnlyIf))
        {
            text.Append("  ").Append(guard.ToText(ctx)).Append('\n');
        }
        return text.Append("end\n").ToString();
    }
}
