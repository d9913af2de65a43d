using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace NetCompiler.Compiler.Emission;

/// <summary>A text of C# taken apart at its numbers, integers and floats: what stands between them, and they themselves.</summary>
public sealed class Numerals
{
    private readonly List<string> _between = [];
    private readonly List<string> _numbers = [];

    /// <summary>Takes a text apart.</summary>
    public Numerals(string text)
    {
        int from = 0;
        for (int i = 0; i < text.Length; i++)
        {
            if (!IsWord(text[i]))
            {
                continue;
            }

            int end = i + 1;
            while (end < text.Length && (IsWord(text[end]) || IsExponent(text, i, end)))
            {
                end++;
            }

            // Not a name, nor a number with a suffix.
            if (IsNumber(text, i, end))
            {
                _between.Add(text.Substring(from, i - from));
                _numbers.Add(text.Substring(i, end - i));
                from = end;
            }

            i = end - 1;
        }

        _between.Add(text.Substring(from));
        Pattern = string.Concat(_between.Select((part, i) => i < _numbers.Count ? part + (IsFloat(_numbers[i]) ? "#f" : "#") : part));
    }

    /// <summary>The text with a sign for each number.</summary>
    public string Pattern { get; }

    /// <summary>The numbers, in order.</summary>
    public IReadOnlyList<string> Numbers => _numbers;

    /// <summary>The text with others in their place.</summary>
    public string With(IReadOnlyList<string> numbers)
    {
        StringBuilder text = new(_between[0]);
        for (int i = 0; i < numbers.Count; i++)
        {
            text.Append(numbers[i]).Append(_between[i + 1]);
        }

        return text.ToString();
    }

    /// <summary>Whether a number is a float.</summary>
    public static bool IsFloat(string number) => number[number.Length - 1] == 'f';

    private static bool IsWord(char c) => c is '_' or '.' || char.IsLetterOrDigit(c);

    // The sign in 1E-05f.
    private static bool IsExponent(string text, int start, int i) =>
        text[i] is '-' or '+' && text[i - 1] == 'E' && text[start] is >= '0' and <= '9';

    private static bool IsNumber(string text, int start, int end)
    {
        bool isFloat = text[end - 1] == 'f';
        for (int i = start; i < (isFloat ? end - 1 : end); i++)
        {
            bool isDigit = text[i] is '_' or (>= '0' and <= '9'), isPart = isFloat && text[i] is '.' or 'E' or '-' or '+';
            if (!isDigit && !isPart)
            {
                return false;
            }
        }

        return text[start] is >= '0' and <= '9';
    }
}
