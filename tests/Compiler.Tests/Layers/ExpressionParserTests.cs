using System;
using System.Collections.Generic;
using NetCompiler.Compiler.Layers;
using Xunit;

namespace NetCompiler.Compiler.Tests.Layers;

public class ExpressionParserTests
{
    private static readonly Dictionary<string, int> s_names = new() { ["width"] = 24, ["_a1"] = -5, ["breite"] = 7, ["größe"] = 3 };

    [Theory]
    [InlineData("7", 7)]
    [InlineData(" 007 ", 7)]
    [InlineData("1 + 2 * 3", 7)]
    [InlineData("(1 + 2) * 3", 9)]
    [InlineData("10 - 3 - 2", 5)]
    [InlineData("100 / 7 / 2", 7)]
    [InlineData("2 * 7 / 4", 3)]
    [InlineData("-7 / 2", -3)]
    [InlineData("--3", 3)]
    [InlineData("4 - -3", 7)]
    [InlineData("-(2 + 3) * 2", -10)]
    [InlineData("4*width", 96)]
    [InlineData("width/@breite", 3)]
    [InlineData("_a1 + größe", -2)]
    [InlineData("((((1))))", 1)]
    [InlineData("2147483647", int.MaxValue)]
    [InlineData("-2147483647 - 1", int.MinValue)]
    public void Values(string text, int expected) => Assert.Equal(new ExpressionResult(expected), Evaluate(text));

    [Theory]
    [InlineData("", "it ends where a value should follow")]
    [InlineData("2 *", "it ends where a value should follow")]
    [InlineData("2 ^ 3", "'^' at position 3 is unexpected")]
    [InlineData("2 3", "'3' at position 3 is unexpected")]
    [InlineData("1.5", "'.' at position 2 is unexpected")]
    [InlineData(")", "')' at position 1 is unexpected")]
    [InlineData("(1 + 2", "a ')' is missing")]
    [InlineData("(1 2)", "a ')' is missing")]
    [InlineData("width / (24 - width)", "it divides by zero")]
    [InlineData("2147483648", "2147483648 is no 32-bit integer")]
    [InlineData("2147483647 + 1", "2147483648 is no 32-bit integer")]
    [InlineData("65536 * 65536 * 0", "4294967296 is no 32-bit integer")]
    [InlineData("-(-2147483647 - 1)", "2147483648 is no 32-bit integer")]
    [InlineData("99999999999999999999", "99999999999999999999 is no 32-bit integer")]
    [InlineData("with + )", "unknown: with")]
    [InlineData("٣", "٣ is no 32-bit integer")]
    public void Errors(string text, string expected) => Assert.Equal(ExpressionResult.Failed(expected), Evaluate(text));

    [Theory]
    [InlineData("(")]
    [InlineData("-")]
    [InlineData("-(")]
    public void DeepNestingIsRefused(string nesting)
    {
        string text = string.Concat(System.Linq.Enumerable.Repeat(nesting, 100_000)) + "1";
        Assert.Equal("it is nested deeper than 64", Evaluate(text).Error);
    }

    [Fact]
    public void AnyTextIsEitherAValueOrAnError()
    {
        const string Alphabet = "01 9wid+-*/()@_.\"ü";
        Random random = new(1);
        int values = 0;
        for (int i = 0; i < 20_000; i++)
        {
            char[] text = new char[random.Next(12)];
            for (int j = 0; j < text.Length; j++)
            {
                text[j] = Alphabet[random.Next(Alphabet.Length)];
            }

            ExpressionResult result = Evaluate(new string(text));
            Assert.False(result.IsError && result.Value != 0);
            values += result.IsError ? 0 : 1;
        }

        Assert.InRange(values, 100, 10_000);
    }

    private static ExpressionResult Evaluate(string text) =>
        ExpressionParser.Evaluate(text, name => s_names.TryGetValue(name, out int value) ? new(value) : ExpressionResult.Failed($"unknown: {name}"));
}
