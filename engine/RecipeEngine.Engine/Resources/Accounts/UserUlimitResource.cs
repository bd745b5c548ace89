namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>user_ulimit</c> resource: what a recipe may say about it.</summary>
public static class UserUlimitResource
{
    public static readonly ResourceType Type = new("user_ulimit", "create delete");

    public static readonly Property<string> Username = Type.Text("username").NameProperty();
    public static readonly Property<string> AsLimit = Type.Text("as_limit", "String|Integer");
    public static readonly Property<string> AsSoftLimit = Type.Text("as_soft_limit", "String|Integer");
    public static readonly Property<string> AsHardLimit = Type.Text("as_hard_limit", "String|Integer");
    public static readonly Property<string> FilehandleLimit = Type.Text("filehandle_limit", "String|Integer");
    public static readonly Property<string> FilehandleSoftLimit = Type.Text("filehandle_soft_limit", "String|Integer");
    public static readonly Property<string> FilehandleHardLimit = Type.Text("filehandle_hard_limit", "String|Integer");
    public static readonly Property<string> ProcessLimit = Type.Text("process_limit", "String|Integer");
    public static readonly Property<string> ProcessSoftLimit = Type.Text("process_soft_limit", "String|Integer");
    public static readonly Property<string> ProcessHardLimit = Type.Text("process_hard_limit", "String|Integer");
    public static readonly Property<string> LocksLimit = Type.Text("locks_limit", "String|Integer");
    public static readonly Property<string> MemoryLimit = Type.Text("memory_limit", "String|Integer");
    public static readonly Property<string> MaxloginsLimit = Type.Text("maxlogins_limit", "String|Integer");
    public static readonly Property<string> MaxloginsSoftLimit = Type.Text("maxlogins_soft_limit", "String|Integer");
    public static readonly Property<string> MaxloginsHardLimit = Type.Text("maxlogins_hard_limit", "String|Integer");
    public static readonly Property<string> MsgqueueLimit = Type.Text("msgqueue_limit", "String|Integer");
    public static readonly Property<string> MsgqueueSoftLimit = Type.Text("msgqueue_soft_limit", "String|Integer");
    public static readonly Property<string> MsgqueueHardLimit = Type.Text("msgqueue_hard_limit", "String|Integer");
    public static readonly Property<string> CoreLimit = Type.Text("core_limit", "String|Integer");
    public static readonly Property<string> CoreSoftLimit = Type.Text("core_soft_limit", "String|Integer");
    public static readonly Property<string> CoreHardLimit = Type.Text("core_hard_limit", "String|Integer");
    public static readonly Property<string> CpuLimit = Type.Text("cpu_limit", "String|Integer");
    public static readonly Property<string> CpuSoftLimit = Type.Text("cpu_soft_limit", "String|Integer");
    public static readonly Property<string> CpuHardLimit = Type.Text("cpu_hard_limit", "String|Integer");
    public static readonly Property<string> SigpendingLimit = Type.Text("sigpending_limit", "String|Integer");
    public static readonly Property<string> SigpendingSoftLimit = Type.Text("sigpending_soft_limit", "String|Integer");
    public static readonly Property<string> SigpendingHardLimit = Type.Text("sigpending_hard_limit", "String|Integer");
    public static readonly Property<string> StackLimit = Type.Text("stack_limit", "String|Integer");
    public static readonly Property<string> StackSoftLimit = Type.Text("stack_soft_limit", "String|Integer");
    public static readonly Property<string> StackHardLimit = Type.Text("stack_hard_limit", "String|Integer");
    public static readonly Property<string> RssLimit = Type.Text("rss_limit", "String|Integer");
    public static readonly Property<string> RssSoftLimit = Type.Text("rss_soft_limit", "String|Integer");
    public static readonly Property<string> RssHardLimit = Type.Text("rss_hard_limit", "String|Integer");
    public static readonly Property<string> RtprioLimit = Type.Text("rtprio_limit", "String|Integer");
    public static readonly Property<string> RtprioSoftLimit = Type.Text("rtprio_soft_limit", "String|Integer");
    public static readonly Property<string> RtprioHardLimit = Type.Text("rtprio_hard_limit", "String|Integer");
    public static readonly Property<string> VirtLimit = Type.Text("virt_limit", "String|Integer");
    public static readonly Property<string> Filename = Type.Text("filename").Lazily(Lazies.UlimitFile).Coerced(Coercions.ConfSuffix);
}
