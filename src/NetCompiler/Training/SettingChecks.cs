using System;
using System.Collections.Generic;

namespace NetCompiler;

/// <summary>Checks settings where they are set, and returns them.</summary>
internal static class SettingChecks
{
    /// <summary>A finite number from 0.</summary>
    public static double PositiveOrZero(double value, string name) => value >= 0 && double.IsFinite(value)
        ? value
        : throw new ArgumentOutOfRangeException(name, FormattableString.Invariant($"{name} is {value}; a finite number from 0 is needed."));

    /// <summary>A finite number that is above 0 in single precision too.</summary>
    public static double Positive(double value, string name) => (float)value > 0 && double.IsFinite(value)
        ? value
        : throw new ArgumentOutOfRangeException(name, FormattableString.Invariant($"{name} is {value}; a finite number above 0 is needed."));

    /// <summary>A decay rate: in [0, 1).</summary>
    public static double Fraction(double value, string name) => value >= 0 && value < 1
        ? value
        : throw new ArgumentOutOfRangeException(name, FormattableString.Invariant($"{name} is {value}; a number from 0 and below 1 is needed."));

    /// <summary>A number of things, at least 1.</summary>
    public static int Count(int value, string name) =>
        value > 0 ? value : throw new ArgumentOutOfRangeException(name, $"{name} is {value}; at least 1 is needed.");

    /// <summary>A number of epochs or steps, at least <paramref name="least"/>.</summary>
    public static long Length(long value, string name, long least = 1) =>
        value >= least ? value : throw new ArgumentOutOfRangeException(name, $"{name} is {value}; at least {least} is needed.");

    /// <summary>A copy of a list without null.</summary>
    public static IReadOnlyList<T> List<T>(IReadOnlyList<T> value, string name)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(value, name);
        T[] copy = [.. value];
        int empty = Array.IndexOf(copy, null);
        return empty < 0 ? copy : throw new ArgumentException($"{name} holds null at {empty}; leave it out.", name);
    }
}
