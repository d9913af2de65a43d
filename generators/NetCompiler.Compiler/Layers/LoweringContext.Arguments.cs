using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NetCompiler.Compiler.Declarations;
using NetCompiler.Compiler.Problems;

namespace NetCompiler.Compiler.Layers;

/// <content>The typed arguments of the attribute. A wrong one is reported, and a value that serves is returned in its place.</content>
public sealed partial class LoweringContext
{
    /// <summary>The largest size of anything: 2^24. Products of four sizes then fit the checks on numbers of values.</summary>
    public const int MaxSize = 1 << 24;

    private readonly HashSet<string> _read = [];
    private readonly List<string> _written = [];

    /// <summary>The layer as the layer table shows it: arguments as computed, without those that have their default.</summary>
    internal string DeclarationText => _written.Count == 0 ? Kind : $"{Kind}({string.Join(", ", _written)})";

    /// <summary>The arguments that were written but that the layer has not asked for.</summary>
    internal IEnumerable<string> Unread => _declaration.Arguments.Select(argument => argument.Name).Where(name => !_read.Contains(name));

    /// <summary>An integer, or an integer expression over the parameters of the surrounding block.</summary>
    /// <param name="name">The argument.</param>
    /// <param name="fallback">What it is when it is not written; null if it must be.</param>
    /// <param name="min">The least value.</param>
    /// <param name="max">The greatest value.</param>
    public int Integer(string name, int? fallback = null, int min = 1, int max = MaxSize)
    {
        int substitute = fallback ?? min;
        string expected = $"an integer {Range(min, max)}";
        if (Find(name) is not ArgumentValue argument)
        {
            return Missing(name, fallback.HasValue, expected) ? substitute : FailWith(substitute);
        }

        int? value = Integer(name, argument, min, max, expected);
        if (value is int number && number != fallback)
        {
            Write(name, fallback is null && _written.Count == 0, number.ToString(CultureInfo.InvariantCulture));
        }

        return value ?? FailWith(substitute);
    }

    /// <summary>A padding: from 0 to what a window can still see the image with.</summary>
    public int Padding(string name, int fallback, int max, string limit)
    {
        int padding = Integer(name, fallback, min: 0);
        if (padding > max && !HasFailed)
        {
            string expected = $"an integer {Range(0, max)} ({limit}: a window beyond sees nothing of the image)";
            ReportArgument(name, padding.ToString(CultureInfo.InvariantCulture), expected);
            return FailWith(0);
        }

        return padding;
    }

    /// <summary>Whether an argument that is a number otherwise is written as a word.</summary>
    public bool IsWord(string name, string word)
    {
        bool isWritten = Find(name) is { Kind: ArgumentKind.Text } argument && argument.Text == word;
        if (isWritten)
        {
            Write(name, isFirst: false, word);
        }

        return isWritten;
    }

    /// <summary>An array of integers or expressions; empty after a problem.</summary>
    public IReadOnlyList<int> Integers(string name, int min = 1, int max = MaxSize)
    {
        IReadOnlyList<int> values = Items(name, min, max);
        if (values.Count > 0)
        {
            _written.Add(string.Join(", ", values.Select(value => value.ToString(CultureInfo.InvariantCulture))));
        }

        return values;
    }

    /// <summary>An array of integers or expressions that need not be there; null if it is not, empty after a problem.</summary>
    public IReadOnlyList<int>? OptionalIntegers(string name, int min = 1, int max = MaxSize)
    {
        IReadOnlyList<int>? values = Find(name) is null ? null : Items(name, min, max);
        if (values?.Count > 0)
        {
            Write(name, isFirst: false, $"[{string.Join(", ", values.Select(value => value.ToString(CultureInfo.InvariantCulture)))}]");
        }

        return values;
    }

    /// <summary>An integer that need not be there, of any value; null if it is not, or after a problem.</summary>
    public int? OptionalInteger(string name) => Find(name) is null ? null : Integer(name, null, int.MinValue, int.MaxValue);

    /// <summary>Weights, numbers of at least 0, from an array; null if there is none, or after a problem.</summary>
    public EquatableArray<float>? Weights(string name) => Find(name) is not ArgumentValue argument ? null
        : Numbers(name, argument, argument.Kind == ArgumentKind.Array ? argument.Items : default, 0, "a list of numbers of at least 0");

    /// <summary>One number, or an array with one for each feature; null after a problem with the array.</summary>
    public EquatableArray<float>? NumberOrNumbers(string name, bool isPositive = false) => Find(name) is { Kind: ArgumentKind.Array } list
        ? Numbers(name, list, list.Items, isPositive ? float.Epsilon : float.MinValue, $"a list of {(isPositive ? "numbers above 0" : "finite numbers")}")
        : new([Real(name, null, isPositive ? 0 : float.MinValue, float.MaxValue, excludesMin: isPositive)]);

    /// <summary>A member of an enumeration; the first unless written.</summary>
    public T Enumeration<T>(string name)
        where T : struct, Enum => (T)Enum.Parse(typeof(T), Choice(name, Enum.GetNames(typeof(T))));

    /// <summary>A real number: a number, a text that holds one, or an integer expression.</summary>
    /// <param name="name">The argument.</param>
    /// <param name="fallback">What it is when it is not written; null if it must be.</param>
    /// <param name="min">The least value.</param>
    /// <param name="max">The greatest value.</param>
    /// <param name="excludesMin">Whether the least value itself is not possible.</param>
    /// <param name="excludesMax">Whether the greatest value itself is not possible.</param>
    public float Real(string name, float? fallback, float min, float max, bool excludesMin = false, bool excludesMax = false)
    {
        // Shapes do not depend on real numbers, so a wrong one leaves nothing uncertain.
        float substitute = fallback ?? min;
        string above = excludesMin ? "above" : "at least";
        string expected = (min, max) == (float.MinValue, float.MaxValue) ? "a finite number"
            : max == float.MaxValue ? $"a number {above} {Show(min)}"
            : $"a number {above} {Show(min)} and {(excludesMax ? "below" : "at most")} {Show(max)}";
        if (Find(name) is not ArgumentValue argument)
        {
            _ = Missing(name, fallback.HasValue, expected);
            return substitute;
        }

        if (Number(name, argument) is not float value)
        {
            return substitute;
        }

        bool fits = (excludesMin ? value > min : value >= min) && (excludesMax ? value < max : value <= max);
        if (!fits)
        {
            ReportArgument(name, Describe(Show(value), argument), expected);
            return substitute;
        }

        if (value != fallback)
        {
            Write(name, fallback is null && _written.Count == 0, Show(value));
        }

        return value;
    }

    /// <summary>The rate of a dropout, 0 unless written: the architecture does not depend on it.</summary>
    public float DropoutRate(string name)
    {
        int written = _written.Count;
        float rate = Real(name, 0, 0, 1, excludesMax: true);
        _written.RemoveRange(written, _written.Count - written);
        return rate;
    }

    /// <summary>True or false, or the name of a block's parameter that is.</summary>
    public bool Truth(string name, bool fallback)
    {
        ArgumentValue? written = Find(name);
        ArgumentValue? argument = Bound(written);
        if (argument is null)
        {
            return fallback;
        }

        if (argument.Kind != ArgumentKind.Truth)
        {
            ReportArgument(name, written!.ToString(), "true, false, or a parameter of the block that is");
            return fallback;
        }

        bool value = argument.Number != 0;
        if (value != fallback)
        {
            Write(name, isFirst: false, value ? "true" : "false");
        }

        return value;
    }

    /// <summary>A text as written; null if there is none.</summary>
    public string? Text(string name)
    {
        ArgumentValue? argument = Find(name);
        if (argument is not null && (argument.Kind != ArgumentKind.Text || argument.Text!.Length == 0))
        {
            ReportArgument(name, argument.ToString(), "a text");
            return null;
        }

        return argument?.Text;
    }

    /// <summary>A text that must be there; null after a problem.</summary>
    public string? RequiredText(string name)
    {
        if (Find(name) is null)
        {
            ReportArgument(name, "missing", "a text");
        }

        return Text(name);
    }

    /// <summary>A list of texts, at least one; none after a problem.</summary>
    public IReadOnlyList<string> Texts(string name)
    {
        ArgumentValue? argument = Find(name);
        if (argument?.Kind == ArgumentKind.Array && argument.Items.Count > 0 && argument.Items.All(item => item is { Kind: ArgumentKind.Text, Text.Length: > 0 }))
        {
            return [.. argument.Items.Select(item => item.Text!)];
        }

        ReportArgument(name, argument?.ToString() ?? "missing", "a list of texts");
        return FailWith<string[]>([]);
    }

    /// <summary>One of several names, written as text or as the value of an enumeration; the first is the default.</summary>
    public string Choice(string name, params string[] names)
    {
        ArgumentValue? argument = Find(name);
        string? value = argument is null ? names[0]
            : argument.Kind == ArgumentKind.Text && names.Contains(argument.Text) ? argument.Text
            : argument.Kind == ArgumentKind.Integer && argument.Number >= 0 && argument.Number < names.Length ? names[(int)argument.Number]
            : null;
        if (value is null)
        {
            ReportArgument(name, argument!.ToString(), "one of " + string.Join(", ", names));
            return FailWith(names[0]);
        }

        if (value != names[0])
        {
            Write(name, isFirst: false, value);
        }

        return value;
    }

    /// <summary>Reports an expression that cannot be computed, at this attribute.</summary>
    internal void ReportBadExpression(string name, string text, string error) =>
        ReportHere(ProblemSet.BadExpression, Kind, LayerName, name, text, error);

    /// <summary>Reports an argument that is not possible.</summary>
    internal void ReportArgument(string name, string found, string expected) =>
        ReportHere(ProblemSet.ImpossibleArgument, Kind, LayerName, name, found, expected);

    private static string Range(int min, int max) => $"from {min} to {max}";

    private static string Show(float value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static string Describe(string value, ArgumentValue written) => written.Kind == ArgumentKind.Text ? $"{value} ({written})" : value;

    /// <summary>The argument as written; null if it is not, or is null.</summary>
    private ArgumentValue? Find(string name)
    {
        _read.Add(name);
        ArgumentValue? value = _declaration[name];
        return value is { Kind: ArgumentKind.Unusable, Text: "null" } ? null : value;
    }

    /// <summary>What a text that names a parameter of the block stands for; other values are themselves.</summary>
    private ArgumentValue? Bound(ArgumentValue? value)
    {
        Scope scope = Scope;
        while (value is { Kind: ArgumentKind.Text } && scope.Argument(value.Text!) is BlockArgument argument)
        {
            (scope, value) = (argument.Caller, argument.Value);
        }

        return value;
    }

    private int? Integer(string name, ArgumentValue argument, int min, int max, string expected)
    {
        if (argument.Kind is not (ArgumentKind.Integer or ArgumentKind.Text))
        {
            ReportArgument(name, argument.ToString(), expected + ", or an expression");
            return null;
        }

        ExpressionResult result = Scope.Evaluate(argument);
        if (result.IsError)
        {
            if (!result.IsReported)
            {
                ReportBadExpression(name, argument.Text!, result.Error!);
            }

            return null;
        }

        if (result.Value < min || result.Value > max)
        {
            ReportArgument(name, Describe(result.Value.ToString(CultureInfo.InvariantCulture), argument), expected);
            return null;
        }

        return result.Value;
    }

    private IReadOnlyList<int> Items(string name, int min, int max)
    {
        ArgumentValue? argument = Find(name);
        if (argument?.Kind != ArgumentKind.Array)
        {
            ReportArgument(name, argument?.ToString() ?? "missing", "a list of integers");
            return FailWith<int[]>([]);
        }

        List<int> values = [];
        for (int i = 0; i < argument.Items.Count; i++)
        {
            if (Integer($"{name}[{i}]", argument.Items[i], min, max, $"an integer {Range(min, max)}") is not int value)
            {
                return FailWith<int[]>([]);
            }

            values.Add(value);
        }

        return values;
    }

    private float? Number(string name, ArgumentValue argument)
    {
        ArgumentValue bound = Bound(argument)!;
        if (bound.Kind is ArgumentKind.Integer or ArgumentKind.Real)
        {
            return (float)bound.Number;
        }

        if (bound.Kind == ArgumentKind.Text
            && float.TryParse(bound.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out float parsed))
        {
            return parsed;
        }

        if (argument.Kind != ArgumentKind.Text)
        {
            ReportArgument(name, argument.ToString(), "a number");
            return null;
        }

        ExpressionResult result = Scope.Evaluate(argument);
        if (result.IsError && !result.IsReported)
        {
            ReportBadExpression(name, argument.Text!, result.Error!);
        }

        return result.IsError ? null : result.Value;
    }

    private EquatableArray<float>? Numbers(string name, ArgumentValue argument, EquatableArray<ArgumentValue> items, float min, string expected)
    {
        bool fits = items.Count > 0 && items.All(item =>
            item.Kind is ArgumentKind.Integer or ArgumentKind.Real && item.Number >= min && item.Number <= float.MaxValue);
        if (!fits)
        {
            ReportArgument(name, argument.ToString(), expected);
            return null;
        }

        Write(name, isFirst: false, argument.ToString());
        return new(items.Select(item => (float)item.Number));
    }

    private bool Missing(string name, bool hasFallback, string expected)
    {
        if (!hasFallback)
        {
            ReportArgument(name, "missing", expected);
        }

        return hasFallback;
    }

    private void Write(string name, bool isFirst, string value) => _written.Add(isFirst ? value : $"{name}: {value}");

    private T FailWith<T>(T substitute)
    {
        HasFailed = true;
        return substitute;
    }
}
