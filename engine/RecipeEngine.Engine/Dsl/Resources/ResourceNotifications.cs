namespace RecipeEngine.Engine.Dsl.Resources;

/// <summary>Chef::Resource: notifies and subscribes.</summary>
[RubyClass("Chef::Resource")]
public static class ResourceNotifications
{
    [RubyMethod("notifies")]
    public static bool Notifies(Context ctx, Resource self, object? action, object? target, object? timing = null)
    {
        ResourceLookup.Validate(ctx, target);
        foreach (var one in target is RArray a ? a.ToArray() : [target])
        {
            Add(ctx, self, action, one, timing, All(target));
        }
        return true;

        static object? All(object? t) => t is RArray ? t : RArray.Of(t);
    }

    static void Add(Context ctx, Resource self, object? action, object? target, object? timing, object? all)
    {
        var home = self.RunContext ?? throw RubyError.Runtime($"{self} has no run context: it cannot notify");
        var n = new Notification(target, Coerce.ToSymbol(ctx, action), self) { UnifiedMode = home.UnifiedMode };
        Keep(ctx, home, n, timing, self, all);
    }

    static void Keep(Context ctx, RunContext home, Notification n, object? timing, Resource self, object? all)
    {
        switch (timing is null ? "delayed" : ctx.ToS(timing))
        {
            case "delayed":
                home.NotifiesDelayed(n);
                break;
            case "immediate" or "immediately":
                home.NotifiesImmediately(n);
                break;
            case "before":
                home.NotifiesBefore(n);
                break;
            default:
                throw RubyError.Argument($"invalid timing: {ctx.ToS(timing)} for notifies({n.Action.Name}, {ctx.Inspect(all)}, {ctx.ToS(timing)}) resource {self} Valid timings are: :delayed, :immediate, :immediately, :before");
        }
    }

    [RubyMethod("subscribes")]
    public static bool Subscribes(Context ctx, Resource self, object? action, object? sources, object? timing = null)
    {
        ResourceLookup.Validate(ctx, sources);
        foreach (var source in sources is RArray a ? a.ToArray() : [sources])
        {
            switch (source)
            {
                case Resource r:
                    r.RunContext ??= self.RunContext;
                    Add(ctx, r, action, self, timing, RArray.Of(self));
                    break;
                case RHash hash:
                    foreach (var r in ResourceLookup.Find(ctx, self.RunContext!.Collection, hash))
                    {
                        Add(ctx, r, action, self, timing, RArray.Of(self));
                    }
                    break;
                default:
                    var home = self.RunContext ?? throw RubyError.Runtime($"{self} has no run context: it cannot subscribe");
                    Keep(ctx, home, new Notification(self, Coerce.ToSymbol(ctx, action), self) { NotifierKey = ctx.ToS(source), UnifiedMode = home.UnifiedMode }, timing, self, RArray.Of(self));
                    break;
            }
        }
        return true;
    }

    [RubyMethod("notifies_immediately")]
    public static void NotifiesImmediately(Context ctx, Resource self, object? action, object? target) => Add(ctx, self, action, target, RSymbol.Of("immediately"), RArray.Of(target));

    [RubyMethod("notifies_delayed")]
    public static void NotifiesDelayed(Context ctx, Resource self, object? action, object? target) => Add(ctx, self, action, target, RSymbol.Of("delayed"), RArray.Of(target));

    [RubyMethod("notifies_before")]
    public static void NotifiesBefore(Context ctx, Resource self, object? action, object? target) => Add(ctx, self, action, target, RSymbol.Of("before"), RArray.Of(target));

    [RubyMethod("immediate_notifications")]
    public static object? Immediate(Context ctx, Resource self) => Objects(ctx, self.RunContext?.Immediate(self));

    [RubyMethod("delayed_notifications")]
    public static object? Delayed(Context ctx, Resource self) => Objects(ctx, self.RunContext?.Delayed(self));

    [RubyMethod("before_notifications")]
    public static object? Before(Context ctx, Resource self) => Objects(ctx, self.RunContext?.Before(self));

    [RubyMethod("resolve_notification_references")]
    public static void Resolve(Resource self)
    {
    }

    internal static RArray Objects(Context ctx, IReadOnlyList<Notification>? list)
    {
        var klass = ctx.Interpreter.FindClass(ctx, "Chef::Resource::Notification");
        return new RArray((list ?? []).Select(n => (object?)new NotificationObject(klass, n)));
    }
}
