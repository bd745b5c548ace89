using RecipeEngine.Cookbooks;

namespace RecipeEngine.Engine.Resources;

/// <summary>Habitat's command line.</summary>
static class HabCommand
{
    public static ShellOut Of(Context context, params IEnumerable<string?> words) => ShellOut.Of(context, ["hab", .. words]);

    /// <summary>Does something that says what to install when there is no <c>hab</c>.</summary>
    public static T Needed<T>(ChefRun run, Func<T> action)
    {
        try
        {
            return action();
        }
        catch (RubyError e) when (e.ClassName == "Errno::ENOENT")
        {
            run.Log(LogLevel.Fatal, "'hab' binary not found, use the 'habitat_install' resource to install it first");
            throw;
        }
    }
}

/// <summary>The HTTP gateway of a supervisor.</summary>
/// <param name="address">"127.0.0.1:9631"</param>
sealed class HabGateway(Context context, string address, string? token)
{
    /// <summary>What it answers, as Ruby values; null when it cannot be reached or answers with an error.</summary>
    public object? Get(string path)
    {
        var run = ChefRun.Of(context);
        List<KeyValuePair<string, string>> headers = [new("Accept", "application/json")];
        if (token is not null)
        {
            headers.Add(new("Authorization", "Bearer " + token));
        }
        try
        {
            var reply = run.Http.Send(new HttpCall("GET", new Uri($"http://{address}{path}"), headers));
            return reply.Status < 400 ? RubyValues.FromPlain(context, PlainTree.Parse(System.Text.Encoding.UTF8.GetString(reply.Body))) : null;
        }
        catch (Exception e) when (e is MachineException or RecipeError or UriFormatException)
        {
            run.Log(LogLevel.Debug, $"Could not connect to http://{address}{path}: {e.Message}");
            return null;
        }
    }

    /// <summary>Goes down into nested hashes; null where there is none.</summary>
    public static object? Dig(Context context, object? value, params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
        {
            value = (value as RHash)?.Get(context, new RString(key));
        }
        return value;
    }
}
