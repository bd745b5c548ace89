namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>cron_d</c> resource: what a recipe may say about it.</summary>
public static class CronDResource
{
    public static readonly ResourceType Type = new("cron_d", "create create_if_missing delete");

    public static readonly Property<string> Minute = Type.Text("minute", "Integer|String").Default("*");
    public static readonly Property<string> Hour = Type.Text("hour", "Integer|String").Default("*");
    public static readonly Property<string> Day = Type.Text("day", "Integer|String").Default("*");
    public static readonly Property<string> Month = Type.Text("month", "Integer|String").Default("*");
    public static readonly Property<string> Weekday = Type.Text("weekday", "Integer|String|Symbol").Default("*").Coerced(Coercions.Weekday);
    public static readonly Property<string> Shell = Type.Text("shell");
    public static readonly Property<string> Path = Type.Text("path");
    public static readonly Property<string> Home = Type.Text("home");
    public static readonly Property<string> Mailto = Type.Text("mailto");
    public static readonly Property<string> Command = Type.Text("command").Identity().RequiredFor("create");
    public static readonly Property<string> User = Type.Text("user").Default("root");
    public static readonly Property<RHash> Environment = Type.Map("environment").DefaultsToHash();
    public static readonly Property<RHash> TimeOut = Type.Map("time_out").DefaultsToHash().Coerced(Coercions.TimeOut);
    public static readonly Property<string> CronName = Type.Text("cron_name").NameProperty();
    public static readonly Property<string> Cookbook = Type.Text("cookbook").NotState();
    public static readonly Property<string> PredefinedValue = Type.Text("predefined_value").OneOf("@reboot", "@yearly", "@annually", "@monthly", "@weekly", "@daily", "@midnight", "@hourly");
    public static readonly Property<string> Comment = Type.Text("comment");
    public static readonly Property<object> Mode = Type.Any("mode", "String|Integer").Default("0600");
    public static readonly Property<long?> RandomDelay = Type.Number("random_delay");
}
