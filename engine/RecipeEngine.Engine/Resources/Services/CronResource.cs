namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>cron</c> resource: what a recipe may say about it.</summary>
public static class CronResource
{
    public static readonly ResourceType Type = new("cron", "create delete");

    public static readonly Property<string> Minute = Type.Text("minute", "Integer|String").Default("*");
    public static readonly Property<string> Hour = Type.Text("hour", "Integer|String").Default("*");
    public static readonly Property<string> Day = Type.Text("day", "Integer|String").Default("*");
    public static readonly Property<string> Month = Type.Text("month", "Integer|String").Default("*");
    public static readonly Property<string> Weekday = Type.Text("weekday", "Integer|String|Symbol").Default("*").Coerced(Coercions.Weekday);
    public static readonly Property<string> Shell = Type.Text("shell").NotState();
    public static readonly Property<string> Path = Type.Text("path").NotState();
    public static readonly Property<string> Home = Type.Text("home").NotState();
    public static readonly Property<string> Mailto = Type.Text("mailto").NotState();
    public static readonly Property<string> Command = Type.Text("command").Identity().NotState().RequiredFor("create");
    public static readonly Property<string> User = Type.Text("user").Default("root");
    public static readonly Property<RHash> Environment = Type.Map("environment").NotState().DefaultsToHash();
    public static readonly Property<RHash> TimeOut = Type.Map("time_out").NotState().DefaultsToHash().Coerced(Coercions.TimeOut);
    public static readonly Property<string> Time = Type.Text("time", "Symbol").OneOf(":reboot", ":yearly", ":annually", ":monthly", ":weekly", ":daily", ":midnight", ":hourly");
}
