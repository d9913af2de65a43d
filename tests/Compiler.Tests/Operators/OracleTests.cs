using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Operators;
using NetCompiler.Compiler.Passes;
using NetCompiler.Compiler.Tests.Graphs;
using Xunit;

namespace NetCompiler.Compiler.Tests.Operators;

/// <summary>Operators, and what is composed of them in a line, against PyTorch: values and gradients.</summary>
public class OracleTests
{
    // PyTorch's results are printed with 9 digits; constants of graphs are single precision.
    private const double Tolerance = 1e-7;

    private static readonly IReadOnlyDictionary<string, OracleCase> s_layers = OracleCase.Read("layers.json");
    private static readonly IReadOnlyDictionary<string, OracleCase> s_losses = OracleCase.Read("losses.json");

    [Theory]
    [InlineData("dense")]
    [InlineData("dense_no_bias")]
    [InlineData("dense_3d")]
    [InlineData("dense_wide")]
    public void Dense(string name) => Check(s_layers[name], (builder, inputs) =>
        Biased(builder, inputs, builder.Add(new Linear(), inputs["x"], inputs["weight"])));

    [Theory]
    [InlineData("conv2d_3x3")]
    [InlineData("conv2d_pad")]
    [InlineData("conv2d_stride")]
    [InlineData("conv2d_stride_asym")]
    [InlineData("conv2d_1x1_no_bias")]
    [InlineData("conv2d_5x5")]
    [InlineData("conv2d_7x7_stride2")]
    [InlineData("conv2d_17_channels")]
    [InlineData("conv2d_dilation")]
    [InlineData("conv2d_groups")]
    [InlineData("conv2d_depthwise_mult2")]
    public void Convolution(string name)
    {
        OracleCase oracle = s_layers[name];
        ((int height, int width), (int strideY, int strideX)) = (oracle.Pair("kernel"), oracle.Pair("stride"));
        (int paddingY, int paddingX) = oracle.Pair("padding");
        ConvolutionGeometry geometry = new(height, width, strideY, strideX, paddingY, paddingX)
        {
            DilationY = oracle.Pair("dilation").Item1,
            DilationX = oracle.Pair("dilation").Item2,
            Groups = oracle.Options.GetProperty("groups").GetInt32(),
        };
        Check(oracle, (builder, inputs) => Biased(builder, inputs, builder.Add(new Convolution(geometry), inputs["x"], inputs["weight"])));
    }

    [Theory]
    [InlineData("maxpool2d_2")]
    [InlineData("maxpool2d_3s2p1")]
    [InlineData("maxpool2d_ceil")]
    public void MaxPool(string name)
    {
        OracleCase oracle = s_layers[name];
        ((int height, int width), (int strideY, int strideX)) = (oracle.Pair("kernel"), oracle.Pair("stride"));
        (int paddingY, int paddingX) = oracle.Pair("padding");
        PoolGeometry geometry = new(height, width, strideY, strideX, paddingY, paddingX, oracle.Options.GetProperty("ceil_mode").GetBoolean());
        Check(oracle, (builder, inputs) => builder.Add(new MaxPool(geometry), inputs["x"]));
    }

    [Fact]
    public void GlobalMaxPool() => Check(s_layers["global_maxpool"], (builder, inputs) =>
        builder.Add(new MaxPool(new(9, 6, 1, 1, 0, 0, false)), inputs["x"]));

    [Fact]
    public void GlobalAveragePool() => Check(s_layers["global_avgpool"], (builder, inputs) =>
        builder.Add(new Multiply(), builder.Add(new Sum(Types.Batched(Types.Vector(3))), inputs["x"]), builder.Add(new Constant(1f / 54))));

    [Theory]
    [InlineData("relu", nameof(ReLU))]
    [InlineData("tanh", nameof(Tanh))]
    [InlineData("tanh_extreme", nameof(Tanh))]
    [InlineData("sigmoid", nameof(Sigmoid))]
    [InlineData("sigmoid_extreme", nameof(Sigmoid))]
    [InlineData("softmax_axis-1", nameof(Softmax))]
    [InlineData("softmax_large", nameof(Softmax))]
    public void OneOperator(string name, string @operator) => Check(s_layers[name], (builder, inputs) =>
        builder.Add(OperatorSet.Read(@operator, ""), inputs["x"]));

    [Fact]
    public void SoftmaxOverSteps() => Check(s_layers["softmax_axis1"], (builder, inputs) =>
        builder.Add(new Transpose(new([1, 0])), builder.Add(new Softmax(), builder.Add(new Transpose(new([1, 0])), inputs["x"]))));

    [Fact]
    public void Embedding() => Check(s_layers["embedding"], (builder, inputs) => builder.Add(new Embedding(), inputs["ids"], inputs["weight"]));

    [Fact]
    public void MatMul() => Check(s_layers["matmul_batched"], (builder, inputs) => builder.Add(new MatMul(false, false), inputs["a"], inputs["b"]));

    [Fact]
    public void Attention() => Check(s_layers["attention"], (builder, inputs) =>
    {
        Node scores = builder.Add(new MatMul(false, true), inputs["q"], inputs["k"]);
        Node scaled = builder.Add(new Multiply(), scores, builder.Add(new Constant((float)(1 / Math.Sqrt(6)))));
        return builder.Add(new MatMul(false, false), builder.Add(new Softmax(), scaled), inputs["v"]);
    });

    [Theory]
    [InlineData("cross_entropy_mean")]
    [InlineData("cross_entropy_sum")]
    [InlineData("cross_entropy_extreme")]
    public void CrossEntropy(string name) => Check(s_losses[name], (builder, inputs) =>
    {
        Node sum = builder.Add(new Sum(Types.Shared(Types.Vector(1))), builder.Add(new CrossEntropy(), inputs["x"], inputs["target"]));
        bool isMean = s_losses[name].Options.GetProperty("reduction").GetString() == "mean";
        return isMean ? builder.Add(new Multiply(), sum, builder.Add(new InverseBatch())) : sum;
    });

    private static Node Biased(GraphBuilder builder, Dictionary<string, Node> inputs, Node value) =>
        inputs.TryGetValue("bias", out Node? bias) ? builder.Add(new Add(), value, bias) : value;

    private static void Check(OracleCase oracle, Func<GraphBuilder, Dictionary<string, Node>, Node> build)
    {
        GraphBuilder builder = new();
        TestSource source = new();
        Dictionary<string, Node> inputs = [];
        foreach (string name in oracle.Names("inputs"))
        {
            source[name] = oracle.Data("inputs", name);
            inputs.Add(name, builder.Add(new Input(name, TypeOf(oracle, name))));
        }

        foreach (string name in oracle.Has("params") ? oracle.Names("params") : [])
        {
            source[name] = oracle.Data("params", name);
            int[] shape = oracle.Shape("params", name);
            TensorShape logical = shape.Length == 1 ? TensorShape.Vector(shape[0]) : TensorShape.Weight(shape);
            inputs.Add(name, builder.Add(new Parameter(name, logical, ParameterRole.Weight, new(InitializerKind.Constant, 0), false)));
        }

        Node output = build(builder, inputs);
        Node upstream = builder.Add(new Input("upstream", output.Type));
        string result = oracle.Names("outputs").Single();
        source["upstream"] = oracle.Has("upstream") ? oracle.Data("upstream", result) : [1];
        Node loss = builder.Add(new Sum(Types.Shared(Types.Vector(1))), builder.Add(new Multiply(), output, upstream));
        IReadOnlyList<string> targets = oracle.Names("grads");
        IReadOnlyDictionary<Node, Node> gradients = Differentiation.Differentiate(builder, loss, [.. targets.Select(name => inputs[name])]);

        Graph graph = builder.Build();
        GraphVerifier.Verify(graph, "differentiation");
        int batch = oracle.Shape("inputs", oracle.Names("inputs")[0])[0];
        IReadOnlyDictionary<Node, Tensor> values = GraphEvaluator.Evaluate(graph, batch, source);
        AssertNear(oracle.Data("outputs", result), values[output].Data, result);
        foreach (string name in targets)
        {
            AssertNear(oracle.Data("grads", name), values[gradients[inputs[name]]].Data, $"the gradient of {name}");
        }
    }

    private static NodeType TypeOf(OracleCase oracle, string name) => (oracle.Kind, name) switch
    {
        ("Embedding", "ids") => Types.Integers(oracle.Shape("inputs", name)[1]),
        ("CrossEntropy", "target") => Types.Integers(1),
        _ => Types.Batched(oracle.Logical(name)),
    };

    private static void AssertNear(double[] expected, double[] actual, string what)
    {
        Assert.Equal(expected.Length, actual.Length);
        double allowed = Tolerance * Math.Max(1, expected.Max(Math.Abs));
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.True(Math.Abs(expected[i] - actual[i]) <= allowed, $"{what}[{i}]: expected {expected[i]}, found {actual[i]}");
        }
    }
}
