namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>windows_task</c> resource: what a recipe may say about it.</summary>
public static class WindowsTaskResource
{
    public static readonly ResourceType Type = new("windows_task", "create delete run end enable disable change");

    public static readonly Property<string> TaskName = Type.Text("task_name").NameProperty().Matching(@"\A[^\/\:\*\?\<\>\|]+\z");
    public static readonly Property<string> Command = Type.Text("command");
    public static readonly Property<string> Cwd = Type.Text("cwd");
    public static readonly Property<string> User = Type.Text("user");
    public static readonly Property<string> Password = Type.Text("password").Secret();
    public static readonly Property<string> RunLevel = Type.Text("run_level", "Symbol").OneOf(":highest", ":limited").Default(":limited");
    public static readonly Property<bool> Force = Type.Flag("force", false);
    public static readonly Property<bool> InteractiveEnabled = Type.Flag("interactive_enabled", false);
    public static readonly Property<string> FrequencyModifier = Type.Text("frequency_modifier", "Integer|String").Default(1);
    public static readonly Property<string> Frequency = Type.Text("frequency", "Symbol").OneOf(":minute", ":hourly", ":daily", ":weekly", ":monthly", ":once", ":on_logon", ":onstart", ":on_idle", ":none");
    public static readonly Property<string> StartDay = Type.Text("start_day");
    public static readonly Property<string> StartTime = Type.Text("start_time");
    public static readonly Property<string> Day = Type.Text("day", "String|Integer");
    public static readonly Property<string> Months = Type.Text("months");
    public static readonly Property<long?> IdleTime = Type.Number("idle_time");
    public static readonly Property<string> RandomDelay = Type.Text("random_delay", "String|Integer");
    public static readonly Property<string> ExecutionTimeLimit = Type.Text("execution_time_limit", "String|Integer").Default("PT72H");
    public static readonly Property<string> MinutesDuration = Type.Text("minutes_duration", "String|Integer");
    public static readonly Property<string> MinutesInterval = Type.Text("minutes_interval", "String|Integer");
    public static readonly Property<long?> Priority = Type.Number("priority").Default(7);
    public static readonly Property<bool> DisallowStartIfOnBatteries = Type.Flag("disallow_start_if_on_batteries", false);
    public static readonly Property<bool> StopIfGoingOnBatteries = Type.Flag("stop_if_going_on_batteries", false);
    public static readonly Property<string> Description = Type.Text("description");
    public static readonly Property<bool> StartWhenAvailable = Type.Flag("start_when_available", false);
    public static readonly Property<object> Backup = Type.Any("backup", "Integer|false").Default(5);
}
