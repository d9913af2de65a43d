using System.Linq;
using NetCompiler.Compiler.Operators;
using Xunit;

namespace NetCompiler.Compiler.Tests.Operators;

/// <summary>The C# of elementwise operators.</summary>
public class PrintTests
{
    public static TheoryData<string, string> Expressions => new()
    {
        { nameof(Add), "(a + b)" },
        { nameof(Subtract), "(a - b)" },
        { nameof(Multiply), "(a * b)" },
        { nameof(Divide), "(a / b)" },
        { nameof(ReLU), "M::VectorMath.ReLU(a)" },
        { nameof(ReLUGradient), "M::VectorMath.ReLUGradient(a, b)" },
        { nameof(Exp), "M::VectorMath.Exp(a)" },
        { nameof(Log), "M::VectorMath.Log(a)" },
        { nameof(Tanh), "M::VectorMath.Tanh(a)" },
        { nameof(Sigmoid), "M::VectorMath.Sigmoid(a)" },
        { nameof(Expm1), "M::VectorMath.Expm1(a)" },
        { nameof(Softplus), "M::VectorMath.Softplus(a)" },
        { nameof(Softsign), "M::VectorMath.Softsign(a)" },
        { nameof(NormalCDF), "M::VectorMath.NormalCDF(a)" },
        { nameof(Abs), "M::VectorMath.Abs(a)" },
        { nameof(Sign), "M::VectorMath.Sign(a)" },
        { nameof(SquareRoot), "M::VectorMath.Sqrt(a)" },
        { nameof(ReciprocalSquareRoot), "M::VectorMath.ReciprocalSqrt(a)" },
    };

    [Theory]
    [MemberData(nameof(Expressions))]
    public void ExpressionOfTheOperands(string name, string expected) =>
        Assert.Equal(expected, ((ElementwiseOperator)OperatorSet.Read(name, "")).Print(["a", "b"]));

    [Fact]
    public void SettingsAreLiterals()
    {
        Assert.Equal("M::VectorMath.Clamp(a, float.NegativeInfinity, 6f)", new Clamp(float.NegativeInfinity, 6).Print(["a"]));
        Assert.Equal("M::VectorMath.ClampGradient(a, b, -0.5f, 1E+20f)", new ClampGradient(-0.5f, 1e20f).Print(["a", "b"]));
        Assert.Equal("M::VectorMath.Where(a, 0.25f, b, c)", new Where(0.25f).Print(["a", "b", "c"]));
    }

    [Fact]
    public void BroadcastIsItsOperand() => Assert.Equal("a", Samples.All.OfType<Broadcast>().First().Print(["a"]));

    [Fact]
    public void ExpressionsNestSafely()
    {
        string difference = new Subtract().Print(["a", "b"]);
        Assert.Equal("(c / (a - b))", new Divide().Print(["c", difference]));
    }

    [Fact]
    public void EveryElementwiseOperatorIsPrinted()
    {
        string[] elsewhere = [nameof(Broadcast), nameof(DropoutMask), nameof(Clamp), nameof(ClampGradient), nameof(Where)];
        Assert.Equal(
            Samples.All.OfType<ElementwiseOperator>().Select(@operator => @operator.Name).Order(),
            Expressions.Select(row => (string)row[0]).Concat(elsewhere).Order());
    }
}
