namespace RecipeEngine.Engine.Dsl.Resources;

/// <summary>A notification as Ruby code sees it.</summary>
public sealed class NotificationObject(RClass klass) : RObject(klass)
{
    public NotificationObject(RClass klass, Notification notification) : this(klass) => Notification = notification;

    /// <summary>Null before <c>initialize</c>.</summary>
    public Notification? Notification { get; set; }

    internal Notification Value => Notification ?? throw RubyError.Argument("the notification is not initialized");
}

/// <summary>Chef::Resource::Notification: who tells whom to do what.</summary>
[RubyClass("Chef::Resource::Notification")]
public static class NotificationClass
{
    [RubyAllocator]
    public static object? Allocate(RClass klass) => new NotificationObject(klass);

    [RubyMethod("initialize", Private = true)]
    public static void Initialize(Context ctx, NotificationObject self, object? resource, object? action, Resource notifyingResource, bool unifiedMode = false) =>
        self.Notification = new Notification(resource, Coerce.ToSymbol(ctx, action), notifyingResource) { UnifiedMode = unifiedMode };

    [RubyMethod("resource")]
    public static object? Target(NotificationObject self) => self.Value.Target;

    [RubyMethod("resource=")]
    public static void SetTarget(NotificationObject self, object? value) => self.Value.Target = value;

    [RubyMethod("action")]
    public static object? Action(NotificationObject self) => self.Value.Action;

    [RubyMethod("notifying_resource")]
    public static object? Notifier(NotificationObject self) => self.Value.Notifier;

    [RubyMethod("unified_mode")]
    public static bool UnifiedMode(NotificationObject self) => self.Value.UnifiedMode;

    [RubyMethod("duplicates?")]
    public static bool Duplicates(Context ctx, NotificationObject self, object? other) => other is NotificationObject o
        ? ctx.Equal(self.Value.Target, o.Value.Target) && ReferenceEquals(self.Value.Action, o.Value.Action)
        : throw RubyError.Argument($"only duck-types of Chef::Resource::Notification can be checked for duplication you gave {ctx.Inspect(other)}");

    [RubyMethod("==")]
    public static bool Same(Context ctx, NotificationObject self, object? other) => other is NotificationObject o
        && ctx.Equal(self.Value.Target, o.Value.Target) && ReferenceEquals(self.Value.Action, o.Value.Action) && ReferenceEquals(self.Value.Notifier, o.Value.Notifier);

    /// <summary>Replaces the target's name by the resource of that name.</summary>
    [RubyMethod("resolve_resource_reference", "fix_resource_reference", "resolve_references")]
    public static object? Resolve(Context ctx, NotificationObject self, ResourceCollection collection, bool alwaysRaise = false) => collection.Context is { } home
        ? NotificationTargets.Resolve(ctx, home, self.Value, mustExist: alwaysRaise || !self.Value.UnifiedMode)
        : throw RubyError.Argument("the resource collection belongs to no run");
}
