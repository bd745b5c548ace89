namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>reboot</c> resource: what a recipe may say about it.</summary>
public static class RebootResource
{
    public static readonly ResourceType Type = new("reboot", "request_reboot reboot_now cancel")
    {
        DefaultActions = ["nothing"],
    };

    public static readonly Property<string> Reason = Type.Text("reason").Default("Reboot by Chef Infra Client");
    public static readonly Property<long?> DelayMins = Type.Number("delay_mins").Default(0);
}
