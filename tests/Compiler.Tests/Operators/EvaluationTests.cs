using System;
using System.Linq;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Operators;
using NetCompiler.Compiler.Tests.Graphs;
using Xunit;

namespace NetCompiler.Compiler.Tests.Operators;

/// <summary>What neither the gradient checks nor the oracle sees: ties, kinks, extremes, NaN.</summary>
public class EvaluationTests
{
    private static readonly double[] s_specials = [double.NaN, double.NegativeInfinity, -1, 0, 1, double.PositiveInfinity];

    // Gradient checks hold for any function that its gradient fits, also for a wrong one.
    [Theory]
    [InlineData("Add", 11, 6)]
    [InlineData("Subtract", 7, 2)]
    [InlineData("Multiply", 18, 8)]
    [InlineData("Divide", 4.5, 2)]
    public void ArithmeticIsThatOfItsName(string @operator, double first, double second) =>
        Assert.Equal([first, second], Evaluate(@operator, ("vector 2", [9, 4]), ("vector 2", [2, 2])));

    [Theory]
    [InlineData("Exp", 7.38905609893065, 54.598150033144236)]
    [InlineData("Log", 0.6931471805599453, 1.3862943611198906)]
    [InlineData("SquareRoot", 1.4142135623730951, 2)]
    [InlineData("ReciprocalSquareRoot", 0.7071067811865475, 0.5)]
    public void FunctionIsThatOfItsName(string @operator, double ofTwo, double ofFour) =>
        Assert.Equal([ofTwo, ofFour], Evaluate(@operator, "vector 2", [2, 4]), Near);

    [Theory]
    [InlineData("Slice{start=1, length=2}", "vector 4", new double[] { 1, 2 })]
    [InlineData("Slice{start=1, length=1}", "sequence 2x3", new double[] { 1, 4 })]
    [InlineData("Slice{start=1, length=1}", "weight 2x3", new double[] { 3, 4, 5 })]
    [InlineData("Slice{start=1, length=2}", "image 3x1x2", new double[] { 2, 3, 4, 5 })]
    [InlineData("Pad{start=1, total=4}", "vector 2", new double[] { 0, 0, 1, 0 })]
    [InlineData("Pad{start=1, total=3}", "sequence 2x2", new double[] { 0, 0, 1, 0, 2, 3 })]
    [InlineData("Pad{start=1, total=3}", "weight 1x2", new double[] { 0, 0, 0, 1, 0, 0 })]
    [InlineData("Reshape{shape=vector 4}", "image 2x1x2", new double[] { 0, 1, 2, 3 })]
    [InlineData("Transpose{axes=1x0}", "sequence 2x3", new double[] { 0, 3, 1, 4, 2, 5 })]
    [InlineData("Transpose{axes=1x2x0}", "sequence 2x1x3", new double[] { 0, 3, 1, 4, 2, 5 })]
    [InlineData("Transpose{axes=2x0x1}", "sequence 1x2x3", new double[] { 0, 3, 1, 4, 2, 5 })]
    [InlineData("WeightTranspose", "weight 2x3", new double[] { 0, 3, 1, 4, 2, 5 })]
    [InlineData("WeightTranspose", "weight 2x2x1x2", new double[] { 0, 1, 4, 5, 2, 3, 6, 7 })]
    [InlineData("Sum{target=vector 2}", "sequence 2x2", new double[] { 2, 4 })]
    [InlineData("Sum{target=vector 2}", "image 2x1x2", new double[] { 1, 5 })]
    [InlineData("Sum{target=sequence 2x1}", "sequence 2x2", new double[] { 1, 5 })]
    [InlineData("PixelShuffle{factor=2, inverse=false}", "image 4x1x2", new double[] { 0, 2, 1, 3, 4, 6, 5, 7 })]
    [InlineData("PixelShuffle{factor=2, inverse=true}", "image 1x2x4", new double[] { 0, 2, 1, 3, 4, 6, 5, 7 })]
    [InlineData("Broadcast{target=image 2x1x2}", "vector 2", new double[] { 0, 0, 1, 1 })]
    public void ValuesGoWhereTheyBelong(string @operator, string type, double[] expected)
    {
        double[] counting = [.. Enumerable.Range(0, TypeText.ReadType(type).Shape.Count).Select(i => (double)i)];
        Assert.Equal(expected, Evaluate(@operator, type, counting));
    }

    // (1 2; 3 4) times (5 6; 7 8), each stored as it is or transposed.
    [Theory]
    [InlineData("straight", "straight", new double[] { 1, 2, 3, 4 }, new double[] { 5, 6, 7, 8 })]
    [InlineData("straight", "transposed", new double[] { 1, 2, 3, 4 }, new double[] { 5, 7, 6, 8 })]
    [InlineData("transposed", "straight", new double[] { 1, 3, 2, 4 }, new double[] { 5, 6, 7, 8 })]
    [InlineData("transposed", "transposed", new double[] { 1, 3, 2, 4 }, new double[] { 5, 7, 6, 8 })]
    public void ProductsReadTransposedOperands(string orderOfA, string orderOfB, double[] a, double[] b) =>
        Assert.Equal([19.0, 22, 43, 50], Evaluate($"MatMul{{a={orderOfA}, b={orderOfB}}}", ("sequence 2x2", a), ("sequence 2x2", b)));

    [Fact]
    public void ReLUKeepsNaN() => Assert.Equal([double.NaN, 0, 0, 0, 1, double.PositiveInfinity], Evaluate("ReLU", "vector 6", s_specials));

    [Fact]
    public void ReLUGradientIsZeroAtZero() => Assert.Equal(
        [0.0, 0, 7, 0], Evaluate("ReLUGradient", ("vector 4", [7, 7, 7, 7]), ("vector 4", [-1, 0, 1e-30, double.NaN])));

    [Fact]
    public void SigmoidAndTanhEndAtTheirLimits()
    {
        double[] expected = [double.NaN, 0, 1 / (1 + Math.E), 0.5, 1 / (1 + (1 / Math.E)), 1];
        Assert.Equal(expected, Evaluate("Sigmoid", "vector 6", s_specials), Near);
        Assert.Equal([-1.0, 1], Evaluate("Tanh", "vector 2", [-1000, 1000]));
        Assert.Equal([0.0, 1], Evaluate("Sigmoid", "vector 2", [-1000, 1000]));
    }

    // erf(1 / sqrt 2) = 0.6826894921370859; NormalCDF(-9) is of a table.
    [Theory]
    [InlineData("Expm1", new double[] { double.NaN, -1, -0.6321205588285577, 0, 1.718281828459045, double.PositiveInfinity })]
    [InlineData("Softplus", new double[] { double.NaN, 0, 0.31326168751822286, 0.6931471805599453, 1.3132616875182228, double.PositiveInfinity })]
    [InlineData("Softsign", new double[] { double.NaN, double.NaN, -0.5, 0, 0.5, double.NaN })]
    [InlineData("NormalCDF", new double[] { double.NaN, 0, 0.15865525393145705, 0.5, 0.8413447460685429, 1 })]
    [InlineData("Abs", new double[] { double.NaN, double.PositiveInfinity, 1, 0, 1, double.PositiveInfinity })]
    [InlineData("Sign", new double[] { double.NaN, -1, -1, 0, 1, 1 })]
    [InlineData("Clamp{least=-0.5, greatest=Infinity}", new double[] { double.NaN, -0.5, -0.5, 0, 1, double.PositiveInfinity })]
    public void ActivationsOfSpecialValues(string @operator, double[] expected) => Assert.Equal(expected, Evaluate(@operator, "vector 6", s_specials), Near);

    [Fact]
    public void TailsKeepTheirPrecision()
    {
        Assert.Equal(1.1285884059538e-19, Evaluate("NormalCDF", "vector 1", [-9])[0], 1e-29);
        Assert.Equal(Math.Exp(-700), Evaluate("Softplus", "vector 1", [-700])[0], 1e-316);
        Assert.Equal(1e-200, Evaluate("Expm1", "vector 1", [1e-200])[0], 1e-215);
    }

    [Fact]
    public void PiecesMeetWhereTheyShould()
    {
        const string Ends = "{least=-1, greatest=1}";
        Assert.Equal([0.0, 0, 7, 7, 0, 0], Evaluate("ClampGradient" + Ends, ("vector 6", [7, 7, 7, 7, 7, 7]), ("vector 6", [-2, -1, 0, 1, 2, double.NaN])));
        Assert.Equal([20.0, 20, 10, 10], Evaluate("Where{threshold=1}", ("vector 4", [-1, 1, 2, double.NaN]), ("vector 1", [10]), ("vector 1", [20])));
    }

    [Fact]
    public void FeaturesAreJoinedStepByStep()
    {
        Assert.Equal([1.0, 2, 5, 3, 4, 6], Evaluate("Concat", ("sequence 2x2", [1, 2, 3, 4]), ("sequence 2x1", [5, 6])));
        Assert.Equal([1.0, 2, 3, 4, 5, 6], Evaluate("Concat", ("image 2x1x2", [1, 2, 3, 4]), ("image 1x1x2", [5, 6])));
    }

    [Fact]
    public void LabelsBecomeRowsWithAOne()
    {
        Assert.Equal([0.0, 0, 1, 1, 0, 0], Evaluate("OneHot{shape=sequence 2x3}", "vector 2 int", [2, 0]));
        Assert.Equal([0.0, 0, 0, 1, 0, 0], Evaluate("OneHot{shape=sequence 2x3, ignored=-100}", "vector 2 int", [-100, 0]));
        Assert.Equal([0.5, -2], Evaluate("ConstantVector{values=0.5 -2}"));
    }

    [Fact]
    public void LengthsBecomeOnesAtTheirSteps()
    {
        Assert.Equal([1.0, 1, 0], Evaluate("LengthMask{steps=3}", "vector 1 int", [2]));
        Assert.Equal([1.0, 1, 1], Evaluate("LengthMask{steps=3}", "vector 1 int", [3]));
    }

    [Fact]
    public void InputsAreScaledAndShiftedFeatureByFeature()
    {
        Assert.Equal([1.0, 1.5, 2, 128.5], Evaluate("Rescale{scales=0.5, shifts=1}", "vector 4 byte", [0, 1, 2, 255]));
        Assert.Equal([2.0, 4, -1, -1], Evaluate("Rescale{scales=2 0, shifts=0 -1}", "image 2x1x2", [1, 2, 3, 4]));
        Assert.Equal([2.0, -1, 6, -1], Evaluate("Rescale{scales=2 0, shifts=0 -1}", "sequence 2x2", [1, 2, 3, 4]));
    }

    // Mean 3 and variance 3; mean square 12.
    [Theory]
    [InlineData("FeatureNorm{epsilon=1, centered=true}", new double[] { 9, 0, 4, -2 })]
    [InlineData("FeatureNorm{epsilon=4, centered=false}", new double[] { 9, 2, 6, 0 })]
    public void NormsAreThoseOfFeatures(string @operator, double[] expected) => Assert.Equal(
        expected, Evaluate(@operator, ("vector 4", [6, 2, 2, 2]), ("vector 4", [6, 2, 2, 2]), ("vector 4", [0, 1, 5, -1])));

    [Fact]
    public void SoftmaxDoesNotOverflow() => Assert.Equal([0.5, 0.5, 0], Evaluate("Softmax", "vector 3", [1000, 1000, -1000]));

    [Fact]
    public void CrossEntropyDoesNotOverflow() => Assert.Equal([2000.0], Evaluate("CrossEntropy", ("vector 2", [1000, -1000]), ("vector 1 int", [1])));

    [Fact]
    public void CrossEntropyGradientIsTheErrorOfTheProbabilities() => Assert.Equal(
        [-1.5, 1.5, 1, -1],
        Evaluate("CrossEntropyGradient", ("sequence 2x2", [0, 0, 1000, 1000]), ("vector 2 int", [0, 1]), ("sequence 2x1", [3, 2])));

    [Fact]
    public void MaxPoolGradientGoesToTheFirstOfEquals()
    {
        const string Pool = "MaxPoolGradient{kernel=2x2, stride=1x1, padding=0x0, ceiling=false}";
        double[] gradient = Evaluate(Pool, ("image 1x2x3", [1, 2, 2, 2, 0, 2]), ("image 1x1x2", [10, 1]));
        Assert.Equal([0, 11, 0, 0, 0, 0], gradient);
    }

    [Fact]
    public void PlacesOfMaximaAreThoseOfTheFirstOfEquals()
    {
        const string Geometry = "kernel=2x2, stride=2x2, padding=0x0, ceiling=false";
        Assert.Equal([1.0, 0, 3], Evaluate($"MaxPoolPlaces{{{Geometry}}}", "image 1x2x6", [1, 2, 5, 5, 0, 0, 2, 0, 5, 5, 0, double.NaN]));
        Assert.Equal(
            [0, 7, 9, 0, 0, 0, 0, 0],
            Evaluate($"MaxUnpool{{{Geometry}, input=image 1x2x4}}", ("image 1x1x2 byte", [1, 0]), ("image 1x1x2", [7, 9])));
    }

    [Fact]
    public void MaxPoolHandsNaNOn()
    {
        const string Pool = "MaxPool{kernel=2x2, stride=2x2, padding=0x0, ceiling=false}";
        Assert.Equal([double.NaN, 4], Evaluate(Pool, "image 1x2x4", [1, double.NaN, 1, 2, 5, 0, 3, 4]));
    }

    [Fact]
    public void MaxPoolNeverSeesThePadding()
    {
        const string Pool = "MaxPool{kernel=2x2, stride=2x2, padding=1x1, ceiling=false}";
        Assert.Equal([-1.0, -2, -3, -4], Evaluate(Pool, "image 1x2x2", [-1, -2, -3, -4]));
    }

    // Values from the formulas of PyTorch, worked out by hand; the image counts 1, 2, 3.
    [Theory]
    [InlineData("Average", "3x2x3x2x1", new double[] { 1.5, 2.5 })]
    [InlineData("PaddedAverage", "3x2x3x2x1", new double[] { 1, 5.0 / 3 })]
    [InlineData("PaddedAverage", "3x2x2x2x0", new double[] { 1.5, 3 })]
    [InlineData("Adaptive", "3x2x1x1x0", new double[] { 1.5, 2.5 })]
    [InlineData("Adaptive", "3x5x1x1x0", new double[] { 1, 1.5, 2, 2.5, 3 })]
    [InlineData("Adaptive", "3x6x1x1x0", new double[] { 1, 1, 2, 2, 3, 3 })]
    [InlineData("Linear", "3x6x1x2x0", new double[] { 1, 1.25, 1.75, 2.25, 2.75, 3 })]
    [InlineData("Linear", "3x9x1x3x0", new double[] { 1, 1, 4.0 / 3, 5.0 / 3, 2, 7.0 / 3, 8.0 / 3, 3, 3 })]
    [InlineData("Average", "3x6x1x1x2", new double[] { 7, 7, 1, 2, 3, 7 })]
    [InlineData("Reflection", "3x7x1x1x2", new double[] { 3, 2, 1, 2, 3, 2, 1 })]
    [InlineData("Replication", "3x8x1x1x2", new double[] { 1, 1, 1, 2, 3, 3, 3, 3 })]
    public void ResamplingIsThatOfItsName(string mode, string axis, double[] expected)
    {
        const string Once = "Average, {0}.axis=1x1x1x1x0";
        string line = $"y={string.Format(null, Once, "y")}, x={mode}, x.axis={axis}, fill=7, transposed=false";
        string column = $"y={mode}, y.axis={axis}, x={string.Format(null, Once, "x")}, fill=7, transposed=false";
        Assert.Equal(expected, Evaluate($"Resample{{{line}}}", "image 1x1x3", [1, 2, 3]), Near);
        Assert.Equal(expected, Evaluate($"Resample{{{column}}}", "image 1x3x1", [1, 2, 3]), Near);
    }

    // Sizes from PyTorch's formula: a last window that would start beyond the image and its left padding does not count.
    [Theory]
    [InlineData(5, 2, 2, 0, 2, 3)]
    [InlineData(4, 2, 2, 0, 2, 2)]
    [InlineData(2, 2, 2, 1, 2, 2)]
    [InlineData(2, 3, 2, 0, 0, 1)]
    [InlineData(3, 2, 2, 1, 2, 2)]
    [InlineData(6, 3, 2, 1, 3, 4)]
    [InlineData(7, 2, 3, 0, 2, 3)]
    [InlineData(6, 2, 3, 0, 2, 2)]
    [InlineData(5, 1, 3, 0, 2, 2)]
    [InlineData(1, 3, 1, 0, 0, 0)]
    public void PoolSizesAreThoseOfPyTorch(int size, int kernel, int stride, int padding, int floor, int ceiling)
    {
        PoolGeometry geometry = new(kernel, kernel, stride, stride, padding, padding, false);
        Assert.Equal(floor, geometry.OutputHeight(size));
        Assert.Equal(floor, geometry.OutputWidth(size));
        Assert.Equal(ceiling, (geometry with { Ceiling = true }).OutputHeight(size));
        Assert.Equal(ceiling, (geometry with { Ceiling = true }).OutputWidth(size));
    }

    [Fact]
    public void UnbatchedOperandServesAllRows()
    {
        GraphBuilder builder = new();
        Node x = builder.Add(new Input("x", Types.Batched(Types.Vector(2))));
        Node b = builder.Add(new State("b", Types.Vector(2), 0));
        Node sum = builder.Add(new Add(), x, b);
        Node total = builder.Add(new Sum(Types.Shared(Types.Vector(2))), sum);
        TestSource source = new() { ["x"] = [1, 2, 3, 4], ["b"] = [10, 20] };
        Assert.Equal([11.0, 22, 13, 24], GraphEvaluator.Evaluate(builder.Build(), 2, source)[sum].Data);
        Assert.Equal([24.0, 46], GraphEvaluator.Evaluate(builder.Build(), 2, source)[total].Data);
    }

    private static double[] Evaluate(string @operator, string type, double[] x) => Evaluate(@operator, (type, x));

    private static double[] Evaluate(string text, params (string Type, double[] Values)[] inputs)
    {
        GraphBuilder builder = new();
        TestSource source = new();
        string[] parts = text.TrimEnd('}').Split('{');
        Node[] nodes = [.. inputs.Select((input, i) => builder.Add(new Input($"x{i}", TypeText.ReadType(input.Type))))];
        for (int i = 0; i < inputs.Length; i++)
        {
            source[$"x{i}"] = inputs[i].Values;
        }

        Node node = builder.Add(OperatorSet.Read(parts[0], parts.Length > 1 ? parts[1] : ""), nodes);
        return GraphEvaluator.Evaluate(builder.Build(), 1, source)[node].Data;
    }

    private static bool Near(double expected, double actual) => expected.Equals(actual) || Math.Abs(expected - actual) < 1e-15;
}
