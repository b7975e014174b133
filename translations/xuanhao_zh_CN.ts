<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Events</name>
    <message>
        <source>Selection begun</source>
        <translation>开始选号</translation>
    </message>
    <message>
        <source>Notice accepted</source>
        <translation>已阅读并同意使用须知</translation>
    </message>
    <message>
        <source>Picture of the invoice taken</source>
        <translation>已取得发票图片</translation>
    </message>
    <message>
        <source>Vehicle entered</source>
        <translation>已录入车辆</translation>
    </message>
    <message>
        <source>Contact confirmed</source>
        <translation>已核对联系信息</translation>
    </message>
    <message>
        <source>Compose window begun</source>
        <translation>自编选号开始计时</translation>
    </message>
    <message>
        <source>Picture with characters asked for</source>
        <translation>获取图片验证码</translation>
    </message>
    <message>
        <source>Characters of the picture wrong</source>
        <translation>图片验证码不正确</translation>
    </message>
    <message>
        <source>Number verified</source>
        <translation>验证号牌号码</translation>
    </message>
    <message>
        <source>Locked number released</source>
        <translation>清除已锁定的号码</translation>
    </message>
    <message>
        <source>Number submitted</source>
        <translation>提交号码</translation>
    </message>
    <message>
        <source>Numbers drawn</source>
        <translation>随机选号</translation>
    </message>
    <message>
        <source>Numbers drawn on site</source>
        <translation>现场选号</translation>
    </message>
    <message>
        <source>Drawn number kept aside</source>
        <translation>保留备选号码</translation>
    </message>
    <message>
        <source>Drawn number chosen</source>
        <translation>选定随机号码</translation>
    </message>
    <message>
        <source>SMS code sent</source>
        <translation>已发送短信验证码</translation>
    </message>
    <message>
        <source>SMS code wrong</source>
        <translation>短信验证码不正确</translation>
    </message>
    <message>
        <source>SMS code confirmed</source>
        <translation>短信验证码通过</translation>
    </message>
    <message>
        <source>Number reserved</source>
        <translation>预选成功</translation>
    </message>
    <message>
        <source>Choice given up</source>
        <translation>放弃所选号码</translation>
    </message>
    <message>
        <source>Selection given up</source>
        <translation>放弃选号</translation>
    </message>
    <message>
        <source>Form printed</source>
        <translation>打印申请表</translation>
    </message>
    <message>
        <source>Sheet sent to the printer</source>
        <translation>单据送打印</translation>
    </message>
    <message>
        <source>Said what came out of the printer</source>
        <translation>登记打印结果</translation>
    </message>
    <message>
        <source>Last day counted again</source>
        <translation>重新计算有效期止</translation>
    </message>
    <message>
        <source>Another counter asks for the selection</source>
        <translation>其他窗口申请转移选号</translation>
    </message>
    <message>
        <source>Handing over declined</source>
        <translation>拒绝转移选号</translation>
    </message>
    <message>
        <source>Selection handed over</source>
        <translation>选号已转移</translation>
    </message>
    <message>
        <source>SMS code to hand over sent</source>
        <translation>已发送转移验证码</translation>
    </message>
    <message>
        <source>SMS code to hand over wrong</source>
        <translation>转移验证码不正确</translation>
    </message>
    <message>
        <source>Second selection refused at another counter</source>
        <translation>在其他窗口再次开始选号，已拒绝</translation>
    </message>
    <message>
        <source>Act of the former counter refused</source>
        <translation>原窗口的操作，已拒绝</translation>
    </message>
    <message>
        <source>Deadline: the locked number became the choice</source>
        <translation>时间到：锁定的号码成为所选号码</translation>
    </message>
    <message>
        <source>Deadline: nothing was locked</source>
        <translation>时间到：未锁定号码</translation>
    </message>
    <message>
        <source>Drawn numbers lapsed</source>
        <translation>随机号码超时释放</translation>
    </message>
    <message>
        <source>Time over: the first drawn number became the choice</source>
        <translation>时间到：取第一个随机号码</translation>
    </message>
    <message>
        <source>Numbers kept aside lapsed</source>
        <translation>备选号码超时释放</translation>
    </message>
    <message>
        <source>Choice lapsed without a code</source>
        <translation>未验证短信，所选号码释放</translation>
    </message>
    <message>
        <source>Ended: nobody went on</source>
        <translation>长时间无操作，已结束</translation>
    </message>
    <message>
        <source>free, locked</source>
        <translation>可用，已锁定</translation>
    </message>
    <message>
        <source>taken</source>
        <translation>已被占用</translation>
    </message>
    <message>
        <source>to %1</source>
        <translation>转至 %1</translation>
    </message>
    <message>
        <source>printing %1</source>
        <translation>第 %1 次打印</translation>
    </message>
    <message>
        <source>Entry on the blacklist made</source>
        <translation>记入黑名单</translation>
    </message>
    <message>
        <source>Entry confirmed</source>
        <translation>记录已确认</translation>
    </message>
    <message>
        <source>Entry lifted</source>
        <translation>记录已撤销</translation>
    </message>
    <message>
        <source>Entry closed: nobody decided in time</source>
        <translation>记录关闭：逾期未复核</translation>
    </message>
    <message>
        <source>act from a second terminal: selection void</source>
        <translation>第二台终端操作，本次选号作废</translation>
    </message>
    <message>
        <source>before the deadline: selection void</source>
        <translation>未到截止时间提交，本次选号作废</translation>
    </message>
    <message>
        <source>Identity witnessed by two members of staff</source>
        <translation>两名工作人员见证核验身份</translation>
    </message>
    <message>
        <source>No SMS can be sent: the choice is held on</source>
        <translation>短信无法发送，选定号码继续保留</translation>
    </message>
    <message>
        <source>with %1</source>
        <translation>会同 %1</translation>
    </message>
    <message>
        <source>Reminded of the last day by SMS</source>
        <translation>已发短信提醒最后一日</translation>
    </message>
    <message>
        <source>Could not be reminded of the last day</source>
        <translation>未能提醒最后一日</translation>
    </message>
</context>
<context>
    <name>FormTools</name>
    <message>
        <source>the texts are of another paper: %1</source>
        <translation>内容属于另一种纸张：%1</translation>
    </message>
    <message>
        <source>this finds no room: %1</source>
        <translation>下列内容放不下：%1</translation>
    </message>
    <message>
        <source>%1: right, %2 page(s)</source>
        <translation>%1：正确，共 %2 页</translation>
    </message>
    <message>
        <source>%1: %2 page(s)</source>
        <translation>%1：共 %2 页</translation>
    </message>
    <message>
        <source>the counter takes this template as %1.json only</source>
        <translation>窗口程序只认文件名 %1.json</translation>
    </message>
    <message>
        <source>%1: the first of %2 page(s)</source>
        <translation>%1：共 %2 页，这是第一页</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1 can&apos;t be read: %2</source>
        <translation>%1 无法读取：%2</translation>
    </message>
    <message>
        <source>no font has %1</source>
        <translation>字体中没有 %1</translation>
    </message>
    <message>
        <source>--output names no file</source>
        <translation>--output 没有写文件名</translation>
    </message>
    <message>
        <source>the name must end in .pdf or .png</source>
        <translation>文件名应以 .pdf 或 .png 结尾</translation>
    </message>
    <message>
        <source>%1 can&apos;t be written: %2</source>
        <translation>%1 无法写入：%2</translation>
    </message>
    <message>
        <source>no bar code can be made of %1: it is empty, too long or has characters that the code lacks</source>
        <translation>%1 无法生成条码：内容为空、过长，或含条码不支持的字符</translation>
    </message>
</context>
<context>
    <name>JsonReasons</name>
    <message>
        <source>the file is empty</source>
        <translation>文件是空的</translation>
    </message>
    <message>
        <source>the file is not UTF-8 text</source>
        <translation>文件不是 UTF-8 文本，用 UTF-8 编码另存</translation>
    </message>
    <message>
        <source>the file can&apos;t be read</source>
        <translation>文件无法读取</translation>
    </message>
    <message>
        <source>nested more than 64 levels deep</source>
        <translation>嵌套超过 64 层</translation>
    </message>
    <message>
        <source>key begins with a byte order mark</source>
        <translation>键名以字节顺序标记（BOM）开头</translation>
    </message>
    <message>
        <source>key stands twice</source>
        <translation>键名重复</translation>
    </message>
    <message>
        <source>is missing</source>
        <translation>缺少此项</translation>
    </message>
    <message>
        <source>is not known here</source>
        <translation>此处没有这一项</translation>
    </message>
    <message>
        <source>must not be empty</source>
        <translation>不能为空</translation>
    </message>
    <message>
        <source>must not contain U+0000</source>
        <translation>不能含有 U+0000</translation>
    </message>
    <message>
        <source>must not be larger than size</source>
        <translation>不能大于 size</translation>
    </message>
    <message>
        <source>must have %1 to %2 characters</source>
        <translation>应为 %1 至 %2 个字符</translation>
    </message>
    <message>
        <source>must have %1 texts a row</source>
        <translation>每行应有 %1 项文字</translation>
    </message>
    <message>
        <source>must be an object</source>
        <translation>应为对象 {…}</translation>
    </message>
    <message>
        <source>must be text</source>
        <translation>应为文字</translation>
    </message>
    <message>
        <source>must be a number</source>
        <translation>应为数字</translation>
    </message>
    <message>
        <source>must be a whole number</source>
        <translation>应为整数</translation>
    </message>
    <message>
        <source>must be true or false</source>
        <translation>应为 true 或 false</translation>
    </message>
    <message>
        <source>must be a time like 2026-11-23T10:42:17.250+08:00</source>
        <translation>应为时间，例如 2026-11-23T10:42:17.250+08:00</translation>
    </message>
    <message>
        <source>must be an existing day like 2026-11-23</source>
        <translation>应为实际存在的日期，例如 2026-11-23</translation>
    </message>
    <message>
        <source>must be base64 of at most %1 bytes</source>
        <translation>应为 base64，最多 %1 字节</translation>
    </message>
    <message>
        <source>must be a list of texts of at most %1 characters</source>
        <translation>应为文字列表，每项最多 %1 个字符</translation>
    </message>
    <message>
        <source>must be a list of at most %1 items</source>
        <translation>应为列表，最多 %1 项</translation>
    </message>
    <message>
        <source>must be a letter A to U</source>
        <translation>应为字母 A 至 U</translation>
    </message>
    <message>
        <source>must be one of %1</source>
        <translation>应为下列之一：%1</translation>
    </message>
    <message>
        <source>must be where the row above ends</source>
        <translation>应从上一行的下边开始</translation>
    </message>
    <message>
        <source>must be after the mark before it</source>
        <translation>应在前一个标记之后</translation>
    </message>
    <message>
        <source>must be %1 to %2</source>
        <translation>应为 %1 至 %2</translation>
    </message>
    <message>
        <source>must be %1</source>
        <translation>应为 %1</translation>
    </message>
    <message>
        <source>is no field of the form</source>
        <translation>申请表没有这个字段</translation>
    </message>
    <message>
        <source>is no box of the form</source>
        <translation>申请表没有这个选框</translation>
    </message>
    <message>
        <source>the table is wider than the page</source>
        <translation>表格比纸宽</translation>
    </message>
    <message>
        <source>the row ends below the page</source>
        <translation>这一行超出纸的下边</translation>
    </message>
    <message>
        <source>the cell ends outside the table</source>
        <translation>单元格超出表格</translation>
    </message>
    <message>
        <source>a cell of row %1 ends below the table</source>
        <translation>第 %1 行表格的单元格超出表格下边</translation>
    </message>
    <message>
        <source>two cells overlap in row %1</source>
        <translation>表格第 %1 行有单元格重叠</translation>
    </message>
    <message>
        <source>row %1 is not covered by cells</source>
        <translation>表格第 %1 行没有被单元格占满</translation>
    </message>
    <message>
        <source>the box %1 must stand exactly once</source>
        <translation>选框 %1 应出现一次，且只出现一次</translation>
    </message>
    <message>
        <source>the field %1 has no place</source>
        <translation>字段 %1 没有位置</translation>
    </message>
    <message>
        <source>the item does not lie on the page</source>
        <translation>此项超出纸面</translation>
    </message>
    <message>
        <source>the item lies on the table</source>
        <translation>此项压在表格上</translation>
    </message>
    <message>
        <source>the item lies on a bar code</source>
        <translation>此项压在条码或二维码上</translation>
    </message>
    <message>
        <source>the table&apos;s border leaves the page</source>
        <translation>表格边线超出纸面</translation>
    </message>
    <message>
        <source>the title does not lie on the page</source>
        <translation>标题超出纸面</translation>
    </message>
    <message>
        <source>the title lies on the table</source>
        <translation>标题压在表格上</translation>
    </message>
    <message>
        <source>the title lies on the strip</source>
        <translation>标题压在选号结果栏上</translation>
    </message>
    <message>
        <source>the lines are too low for boxes of %1 mm</source>
        <translation>行高放不下 %1 毫米的选框，选框会相连</translation>
    </message>
    <message>
        <source>the blank runs through the mark after it</source>
        <translation>填写线穿过后面的标记</translation>
    </message>
    <message>
        <source>%1 is no field here: it would be printed as it stands</source>
        <translation>此处没有字段 %1，会原样印出</translation>
    </message>
    <message>
        <source>the code is too small to be read: its bars are lower than %1 mm</source>
        <translation>条码太小，无法识读：条高不足 %1 毫米</translation>
    </message>
    <message>
        <source>the code is too small to be read: its finest bar has %1 mm, needed are %2 mm</source>
        <translation>条码或二维码太小，无法识读：最窄处 %1 毫米，至少要 %2 毫米</translation>
    </message>
    <message>
        <source>is no sheet of this program</source>
        <translation>本程序没有这种纸张</translation>
    </message>
    <message>
        <source>is no field of this sheet</source>
        <translation>这种纸张没有这个字段</translation>
    </message>
    <message>
        <source>is no list of this sheet</source>
        <translation>这种纸张没有这个列表</translation>
    </message>
    <message>
        <source>is no table of this sheet</source>
        <translation>这种纸张没有这个表格</translation>
    </message>
    <message>
        <source>is no field, list or table of this sheet</source>
        <translation>这种纸张没有这个字段、列表或表格</translation>
    </message>
    <message>
        <source>is none of this sheet&apos;s: %1</source>
        <translation>这种纸张没有此项，只有：%1</translation>
    </message>
    <message>
        <source>%1 is no field of this sheet</source>
        <translation>这种纸张没有字段 %1</translation>
    </message>
    <message>
        <source>%1 must always have a place, not only at times</source>
        <translation>%1 应始终有位置，不能只在某些情况下印出</translation>
    </message>
    <message>
        <source>%1 has no place on the sheet</source>
        <translation>%1 在纸上没有位置</translation>
    </message>
    <message>
        <source>the margins leave less than %1 mm</source>
        <translation>页边距留下的宽度或高度不足 %1 毫米</translation>
    </message>
    <message>
        <source>leaves less than %1 mm beside it</source>
        <translation>旁边剩余不足 %1 毫米</translation>
    </message>
    <message>
        <source>the column %1 has no room for a character</source>
        <translation>“%1”列放不下一个字</translation>
    </message>
    <message>
        <source>there is no such folder</source>
        <translation>没有这个文件夹</translation>
    </message>
    <message>
        <source>no paper has this name</source>
        <translation>没有这个名称的纸张</translation>
    </message>
    <message>
        <source>not an ordinary file</source>
        <translation>不是普通文件</translation>
    </message>
    <message>
        <source>the page can&apos;t be painted</source>
        <translation>页面无法生成</translation>
    </message>
    <message>
        <source>the field %1 does not fit</source>
        <translation>字段 %1 放不下</translation>
    </message>
    <message>
        <source>line %1: %2</source>
        <translation>第 %1 行：%2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>no bar code can be made of the field %1</source>
        <translation>字段 %1 无法生成条码</translation>
    </message>
</context>
<context>
    <name>SelfTest</name>
    <message>
        <source>passed</source>
        <translation>通过</translation>
    </message>
    <message>
        <source>FAILED</source>
        <translation>未通过</translation>
    </message>
    <message>
        <source>This PC is ready for the counter.</source>
        <translation>本机可以办理业务。</translation>
    </message>
    <message>
        <source>This PC is not ready; mend what failed and try again.</source>
        <translation>本机尚不能办理业务；处理未通过的项目后重试。</translation>
    </message>
    <message>
        <source>the form&apos;s fonts lack %1; install a Chinese serif font (%2)</source>
        <translation>申请表字体缺少 %1；安装中文宋体类字体（%2）</translation>
    </message>
    <message>
        <source>JPEG pictures can&apos;t be written: a part of the program is missing; install it again</source>
        <translation>无法写入 JPEG 图片：程序文件不全，重新安装</translation>
    </message>
    <message>
        <source>JPEG pictures can&apos;t be read: a part of the program is missing; install it again</source>
        <translation>无法读取 JPEG 图片：程序文件不全，重新安装</translation>
    </message>
    <message>
        <source>JPEG, %1 bytes</source>
        <translation>JPEG，%1 字节</translation>
    </message>
    <message>
        <source>what was written is not what is read</source>
        <translation>读出的内容与写入的不一致</translation>
    </message>
    <message>
        <source>another key opens the database</source>
        <translation>其他密钥也能打开数据库</translation>
    </message>
    <message>
        <source>written, closed, read again; another key is refused</source>
        <translation>写入、关闭、重新读出均正常；其他密钥不能打开</translation>
    </message>
    <message>
        <source>the form came out empty</source>
        <translation>生成的申请表是空的</translation>
    </message>
    <message>
        <source>%1 bytes, with its code</source>
        <translation>%1 字节，含二维码</translation>
    </message>
    <message>
        <source>days are not counted in the office&apos;s zone</source>
        <translation>日期未按车管所所在时区计算</translation>
    </message>
    <message>
        <source>this program has no TLS: a part of it is missing; install it again</source>
        <translation>程序缺少 TLS：程序文件不全，重新安装</translation>
    </message>
    <message>
        <source>%1, version %2, answered in %3 ms; this PC&apos;s clock is %4 ms off</source>
        <translation>%1，版本 %2，%3 毫秒应答；本机时钟相差 %4 毫秒</translation>
    </message>
    <message>
        <source>a server with another key is not refused</source>
        <translation>未拒绝密钥不符的服务器</translation>
    </message>
    <message>
        <source>refused before anything was sent</source>
        <translation>在发送任何内容之前即已拒绝</translation>
    </message>
    <message>
        <source>Rules and forms</source>
        <translation>规则和表格</translation>
    </message>
    <message>
        <source>Fonts</source>
        <translation>字体</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Local database</source>
        <translation>本机数据库</translation>
    </message>
    <message>
        <source>Form as PDF</source>
        <translation>申请表 PDF</translation>
    </message>
    <message>
        <source>Clock and zone</source>
        <translation>时钟和时区</translation>
    </message>
    <message>
        <source>TLS</source>
        <translation>TLS</translation>
    </message>
    <message>
        <source>Central server</source>
        <translation>中心服务器</translation>
    </message>
    <message>
        <source>A wrong key</source>
        <translation>不符的密钥</translation>
    </message>
    <message>
        <source>%1 can&apos;t be written to; give the clerk&apos;s Windows or Linux account the right to write there, or name another folder in the settings</source>
        <translation>无法写入 %1，需给窗口人员的系统账户该文件夹的写入权限，或在设置中改用其他文件夹</translation>
    </message>
    <message>
        <source>%1 does not answer (%2); check the address, the line and whether central runs</source>
        <translation>%1 没有应答（%2），需检查地址、网络以及中心服务器是否运行</translation>
    </message>
    <message>
        <source>the server at %1 has another key than the pinned one; compare the pin with the line that “counters add” printed</source>
        <translation>%1 的密钥与设置的不符，需与“counters add”输出的 pin 核对</translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation>数据文件夹</translation>
    </message>
    <message>
        <source>calendar, %1 profiles, %2 templates of printed papers</source>
        <translation>日历、%1 套规则、%2 个打印模板</translation>
    </message>
    <message>
        <source>%1. The package of rare-character fonts is not installed: some names will have 〓 to be written in by hand</source>
        <translation>%1。没有安装生僻字字体包，有的姓名将印成 〓，由人手写补上</translation>
    </message>
</context>
<context>
    <name>Sentences</name>
    <message>
        <source>%1 %2</source>
        <translation>%1%2</translation>
    </message>
    <message>
        <source>This person can&apos;t pre-select until %2, because %1.</source>
        <translation>该申请人因%1，至 %2 止不能预选号牌。</translation>
    </message>
    <message>
        <source>%1 is not right.</source>
        <translation>%1不对。</translation>
    </message>
    <message>
        <source>This document was registered on %1 at %2.</source>
        <translation>此证件已于 %1 在%2登记。</translation>
    </message>
    <message>
        <source>What differs from the record: %1.</source>
        <translation>与原记录不一致的有：%1。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>The central server does not know this counter. The administrator enrols it anew.</source>
        <translation>中心服务器未登记本窗口，需由管理员重新接入。</translation>
    </message>
    <message>
        <source>This PC&apos;s clock does not agree with the central server. Try again.</source>
        <translation>本机时钟与中心服务器不一致，可再试一次。</translation>
    </message>
    <message>
        <source>The sign-in has ended. Sign in again; what was entered is kept.</source>
        <translation>登录已失效，重新登录后继续。已录入的内容保留。</translation>
    </message>
    <message>
        <source>Staff number or password is wrong. %1 tries left.</source>
        <translation>工号或密码不对，还可再试 %1 次。</translation>
    </message>
    <message>
        <source>Too many wrong passwords. Signing in is possible again at %1.</source>
        <translation>密码多次不对，%1 后可再登录。</translation>
    </message>
    <message>
        <source>Your role may not do this. A supervisor can.</source>
        <translation>本岗位不能办理此项，可由班长办理。</translation>
    </message>
    <message>
        <source>The central server is busy. What was entered is kept; try again in a moment.</source>
        <translation>中心服务器繁忙，已填写的内容已保存，稍后再试。</translation>
    </message>
    <message>
        <source>The central server could not do this (%1). What was entered is kept.</source>
        <translation>中心服务器未能办理（%1）。已录入的内容保留。</translation>
    </message>
    <message>
        <source>This person is choosing at %1 since %2. A person chooses at one counter only.</source>
        <translation>该申请人自 %2 起正在%1选号。同一申请人只能在一个窗口选号。</translation>
    </message>
    <message>
        <source>This person already holds a valid pre-selected number.</source>
        <translation>该申请人已有在有效期内的预选号牌。</translation>
    </message>
    <message>
        <source>Accounts of this user type can&apos;t pre-select a plate number.</source>
        <translation>此类用户不能预选机动车号牌。</translation>
    </message>
    <message>
        <source>%1 does not take pre-selections now: %2</source>
        <translation>%1现不受理预选：%2</translation>
    </message>
    <message>
        <source>The system of %1 is under maintenance: %2</source>
        <translation>%1选号系统正在维护：%2</translation>
    </message>
    <message>
        <source>Pre-selection is not open now. It opens at %1.</source>
        <translation>未到选号开放时间，%1 开放。</translation>
    </message>
    <message>
        <source>This office does not offer this kind of business.</source>
        <translation>本车管所不受理此业务种类的预选。</translation>
    </message>
    <message>
        <source>The central server&apos;s clock is not exact enough for the timed window. Random draw is possible.</source>
        <translation>中心服务器时钟精度不足，不能限时自编。可改用随机选号。</translation>
    </message>
    <message>
        <source>A number has already been pre-selected for this vehicle.</source>
        <translation>此车已预选过号牌。</translation>
    </message>
    <message>
        <source>This office does not give %1. Apply at: %2</source>
        <translation>本车管所不核发%1。办理地点：%2</translation>
    </message>
    <message>
        <source>The invoice is made out to “%2”, the account to “%1”. The names must be the same.</source>
        <translation>购车发票名称为“%2”，用户名为“%1”，两者须一致。</translation>
    </message>
    <message>
        <source>%1 is empty.</source>
        <translation>%1未填写。</translation>
    </message>
    <message>
        <source>%1 has at most %2 characters, now %3.</source>
        <translation>%1最多 %2 个字，现在 %3 个。</translation>
    </message>
    <message>
        <source>%1 has at least %2 characters, now %3.</source>
        <translation>%1至少 %2 个字，现在 %3 个。</translation>
    </message>
    <message>
        <source>%1 has %2 characters, now %3.</source>
        <translation>%1应为 %2 位，现在 %3 位。</translation>
    </message>
    <message>
        <source>%1 has no “%2”; character %3 should be “%4”.</source>
        <translation>%1不含“%2”，第 %3 位应为“%4”。</translation>
    </message>
    <message>
        <source>%1: character %2, “%3”, does not belong there.</source>
        <translation>%1第 %2 位不能是“%3”。</translation>
    </message>
    <message>
        <source>%1 does not have the form of this document.</source>
        <translation>%1格式不符，对照原件核对。</translation>
    </message>
    <message>
        <source>%1: character %2 does not fit; by the others it should be %3.</source>
        <translation>%1第 %2 位不对，按其余各位应为 %3。</translation>
    </message>
    <message>
        <source>%1: the date in it does not exist.</source>
        <translation>%1中的日期不存在，对照原件核对。</translation>
    </message>
    <message>
        <source>%1: the first digits name no province.</source>
        <translation>%1中的省份代码不存在，对照原件核对。</translation>
    </message>
    <message>
        <source>%1: the person would be older than 120 years.</source>
        <translation>按%1推算年龄超过 120 岁，对照原件核对。</translation>
    </message>
    <message>
        <source>%1: this prefix is not known. Compare it once more.</source>
        <translation>%1的号段不在已知范围，再核对一次。</translation>
    </message>
    <message>
        <source>%1 is the same character throughout.</source>
        <translation>%1各位都相同，对照原件核对。</translation>
    </message>
    <message>
        <source>%1: choose one of the list.</source>
        <translation>%1须从列表中选择。</translation>
    </message>
    <message>
        <source>This selection is over.</source>
        <translation>本次选号已结束。</translation>
    </message>
    <message>
        <source>The selection has moved on; the page now shows where it stands.</source>
        <translation>选号已进入其他步骤，页面已更新为当前步骤。</translation>
    </message>
    <message>
        <source>This selection belongs to another counter.</source>
        <translation>本次选号在其他窗口办理。</translation>
    </message>
    <message>
        <source>An earlier step is not finished yet.</source>
        <translation>前面还有步骤未完成。</translation>
    </message>
    <message>
        <source>This office does not offer self-composing. Random draw is possible.</source>
        <translation>本车管所不提供自编选号。可改用随机选号。</translation>
    </message>
    <message>
        <source>This office does not offer the random draw.</source>
        <translation>本车管所不提供随机选号。</translation>
    </message>
    <message>
        <source>Today&apos;s verifications are used up. Random draw, or tomorrow again.</source>
        <translation>今日验证次数已用完。可改用随机选号，或明天再来。</translation>
    </message>
    <message>
        <source>Today&apos;s chances to lock a number are used up. Random draw, or tomorrow again.</source>
        <translation>今日锁定次数已用完。可改用随机选号，或明天再来。</translation>
    </message>
    <message>
        <source>The random draws for this vehicle are used up.</source>
        <translation>此车的随机选号次数已用完。</translation>
    </message>
    <message>
        <source>A number is locked. Press Clear to compose another one.</source>
        <translation>已锁定一个号码。按“清除”可重新自编。</translation>
    </message>
    <message>
        <source>No number is locked.</source>
        <translation>没有已锁定的号码。</translation>
    </message>
    <message>
        <source>The window ended without a locked number.</source>
        <translation>限时已到，没有已锁定的号码。</translation>
    </message>
    <message>
        <source>No free number fits this wish now.</source>
        <translation>号池中暂无符合要求的号码。</translation>
    </message>
    <message>
        <source>This number is not in the batch any more. Draw again.</source>
        <translation>该号码已不在本批中，可换一批。</translation>
    </message>
    <message>
        <source>No number is waiting for the code; the time for it is over.</source>
        <translation>保留时间已过，没有待验证的号码。</translation>
    </message>
    <message>
        <source>If it is right on the document, state the reason and go on (Ctrl+L).</source>
        <translation>与原件核对无误的，填写理由后继续 (Ctrl+L)。</translation>
    </message>
    <message>
        <source>The applicant has not yet signed the present agreement and privacy notice.</source>
        <translation>申请人还未签署现行的服务协议和个人信息处理告知书。</translation>
    </message>
    <message>
        <source>A unit is represented by an agent: enter the agent&apos;s document.</source>
        <translation>单位须由代理人办理，填写代理人的证件。</translation>
    </message>
    <message>
        <source>The selection has begun; this can only be changed by a cancellation.</source>
        <translation>选号已开始，此项须先取消账户才能更改。</translation>
    </message>
    <message>
        <source>The notice has been changed meanwhile. Show the new one.</source>
        <translation>使用须知已更新，向申请人出示新版。</translation>
    </message>
    <message>
        <source>Enter the buyer&apos;s name as it stands on the invoice.</source>
        <translation>按购车发票填写名称。</translation>
    </message>
    <message>
        <source>The characters of the picture were not right. Here is a new one; nothing was used up.</source>
        <translation>图片验证码不对，已换一张，未扣次数。</translation>
    </message>
    <message>
        <source>The picture is too old. Here is a new one; nothing was used up.</source>
        <translation>图片验证码已过期，已换一张，未扣次数。</translation>
    </message>
    <message>
        <source>The SMS code is not right. %1 tries left.</source>
        <translation>手机验证码不对，还可再试 %1 次。</translation>
    </message>
    <message>
        <source>The SMS code is too old. Send a new one.</source>
        <translation>手机验证码已过期，须重新发送。</translation>
    </message>
    <message>
        <source>A new code can be sent in %1 seconds.</source>
        <translation>%1 秒后可重新发送手机验证码。</translation>
    </message>
    <message>
        <source>Today&apos;s %1 codes for this mobile number have been sent.</source>
        <translation>此手机号码今日的 %1 条验证码已发完。</translation>
    </message>
    <message>
        <source>Too many wrong codes. Send a new one.</source>
        <translation>手机验证码多次不对，须重新发送。</translation>
    </message>
    <message>
        <source>The SMS could not be handed over. Send it again in a moment.</source>
        <translation>短信未能发出，稍后重新发送。</translation>
    </message>
    <message>
        <source>The central server does not answer. What was entered is kept; try again when the line is back.</source>
        <translation>中心服务器没有应答。已录入的内容保留，连接恢复后再试。</translation>
    </message>
    <message>
        <source>Another server answers in the central server&apos;s place. Nothing was sent. Tell the administrator.</source>
        <translation>应答的不是中心服务器，未发送任何内容。告知管理员处理。</translation>
    </message>
    <message>
        <source>The answer of the central server could not be read. What was entered is kept; try again.</source>
        <translation>中心服务器的应答无法读取。已录入的内容保留，可再试一次。</translation>
    </message>
    <message>
        <source>This PC could not save the case. Free disk space or tell the administrator before going on.</source>
        <translation>本机未能保存本案。先清理磁盘空间或告知管理员，再继续办理。</translation>
    </message>
    <message>
        <source>Appeal to the supervisor</source>
        <translation>向班长申诉</translation>
    </message>
    <message>
        <source>Come back after the date named above</source>
        <translation>上述日期之后再来办理</translation>
    </message>
    <message>
        <source>Choose another division</source>
        <translation>选择其他行政区划</translation>
    </message>
    <message>
        <source>Park the case and try again later</source>
        <translation>挂起本案，稍后再试</translation>
    </message>
    <message>
        <source>Park the case and go on when it opens</source>
        <translation>挂起本案，开放后继续</translation>
    </message>
    <message>
        <source>Look the vehicle up (F3) and print the form again</source>
        <translation>查询此车 (F3)，补打申请表</translation>
    </message>
    <message>
        <source>Correct the name typed from the invoice</source>
        <translation>更正录入的购车发票名称</translation>
    </message>
    <message>
        <source>Have the invoice made out anew by the seller</source>
        <translation>由销售方重新开具发票</translation>
    </message>
    <message>
        <source>Send the applicant to the place named above</source>
        <translation>告知申请人到上述地点办理</translation>
    </message>
    <message>
        <source>Register the person anew as a new-vehicle owner after cancelling the account</source>
        <translation>取消账户后，按新车车主用户重新登记</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>正在连接</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>在线</translation>
    </message>
    <message>
        <source>Central is busy; it is tried again by itself</source>
        <translation>中心服务器繁忙，将自动重试</translation>
    </message>
    <message>
        <source>Unstable</source>
        <translation>不稳定</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>离线</translation>
    </message>
    <message>
        <source>Wrong server key</source>
        <translation>服务器密钥不符</translation>
    </message>
    <message>
        <source>Counter not enrolled</source>
        <translation>窗口未接入</translation>
    </message>
    <message>
        <source>The selection was ended at the applicant&apos;s wish. No number is held.</source>
        <translation>应申请人要求，选号已结束，没有保留号码。</translation>
    </message>
    <message>
        <source>The selection ended because nothing happened for a long time. Nothing is held; start again.</source>
        <translation>长时间没有操作，选号已结束，没有保留号码。可重新开始。</translation>
    </message>
    <message>
        <source>A number was submitted before its time. It is void and an entry waits for a supervisor&apos;s review.</source>
        <translation>号码提前上传，已作废。黑名单记录待班长复核。</translation>
    </message>
    <message>
        <source>The person was served from a second computer. The number is void and an entry waits for a supervisor&apos;s review.</source>
        <translation>该申请人同时用第二台电脑选号，号码已作废。黑名单记录待班长复核。</translation>
    </message>
    <message>
        <source>No one-time sign-in code is valid now. Have one sent when the applicant wants to sign in alone.</source>
        <translation>目前没有有效的一次性登录码。申请人需要自行登录时，发送一个登录码即可。</translation>
    </message>
    <message>
        <source>A one-time sign-in code has gone to %1. The applicant sets the password at the first own sign-in.</source>
        <translation>一次性登录码已发往 %1，申请人首次自行登录时设置密码。</translation>
    </message>
    <message>
        <source>The SMS with the one-time sign-in code could not be delivered to %1. Compare the number and have a new one sent.</source>
        <translation>发往 %1 的一次性登录码短信未能送达。核对手机号码后重新发送。</translation>
    </message>
    <message>
        <source>The applicant has set a password and signs in alone.</source>
        <translation>申请人已设置密码，可自行登录。</translation>
    </message>
    <message>
        <source>The applicant has set a password already; no sign-in code is needed.</source>
        <translation>申请人已设置密码，不再需要登录码。</translation>
    </message>
    <message>
        <source>The central server can&apos;t read this person&apos;s record. Nothing was changed; tell the administrator.</source>
        <translation>中心服务器读不出该申请人的记录，数据没有改动。告知管理员处理。</translation>
    </message>
    <message>
        <source>This office does not offer the on-site draw.</source>
        <translation>本所未开设现场选号。</translation>
    </message>
    <message>
        <source>By this office&apos;s rules no number is kept aside.</source>
        <translation>按本所规则，随机抽取的号码不能放入备选。</translation>
    </message>
    <message>
        <source>This selection is for the on-site draw only.</source>
        <translation>本次选号只能现场选号。</translation>
    </message>
    <message>
        <source>The on-site draw for this vehicle is used up.</source>
        <translation>该车的现场选号次数已用完。</translation>
    </message>
    <message>
        <source>One number of this batch is kept aside already; one is allowed.</source>
        <translation>本批已有一个号码放入备选，每批只能备选一个。</translation>
    </message>
    <message>
        <source>The question for this selection is over. Ask again.</source>
        <translation>转柜申请已失效，可再次提出。</translation>
    </message>
    <message>
        <source>%1 is working: the selection is handed over there, no code is needed.</source>
        <translation>%1在线，由该窗口确认转出，不用验证码。</translation>
    </message>
    <message>
        <source>On-site draw, here and now (Ctrl+O)</source>
        <translation>在本窗口现场选号 (Ctrl+O)</translation>
    </message>
    <message>
        <source>Sharpness: clear</source>
        <translation>清晰度：清晰</translation>
    </message>
    <message>
        <source>Sharpness: doubtful. The picture goes to review; better take it again. The applicant can go on.</source>
        <translation>清晰度：可疑。照片将送审核，最好重拍一张；不影响申请人继续办理。</translation>
    </message>
    <message>
        <source>Sharpness: blurred. The picture goes to review; better take it again. The applicant can go on.</source>
        <translation>清晰度：模糊。照片将送审核，最好重拍一张；不影响申请人继续办理。</translation>
    </message>
    <message>
        <source>The file can&apos;t be opened; it may have been moved or the stick pulled out. Choose it again.</source>
        <translation>文件打不开，可能已被移走，或 U 盘已拔出。重新选择。</translation>
    </message>
    <message>
        <source>The file is larger than 20 MB. Take the picture at a lower resolution.</source>
        <translation>文件超过 20 MB。降低分辨率后重新拍摄。</translation>
    </message>
    <message>
        <source>The file is no sound JPEG or PNG picture. Choose another one or take it again.</source>
        <translation>该文件不是完好的 JPEG 或 PNG 照片。另选一张或重新拍摄。</translation>
    </message>
    <message>
        <source>The picture is too small for an invoice to be read. Take it closer.</source>
        <translation>照片太小，看不清发票内容。靠近后重新拍摄。</translation>
    </message>
    <message>
        <source>The picture has too many pixels. Take it at a lower resolution.</source>
        <translation>照片像素过大。降低分辨率后重新拍摄。</translation>
    </message>
    <message>
        <source>The central server has the picture.</source>
        <translation>照片已送达中心服务器。</translation>
    </message>
    <message>
        <source>The invoice picture is to be reviewed by a supervisor.</source>
        <translation>发票照片待班长审核。</translation>
    </message>
    <message>
        <source>A supervisor has rejected the invoice picture: %1</source>
        <translation>发票照片被班长退回：%1</translation>
    </message>
    <message>
        <source>This office needs the picture of the invoice. Choose it, then go on.</source>
        <translation>本所要求发票照片。选好照片后继续。</translation>
    </message>
    <message>
        <source>This office does not take pictures of invoices any more. Go on without one.</source>
        <translation>本所已不再收取发票照片。不带照片继续即可。</translation>
    </message>
    <message>
        <source>The central server can&apos;t use this picture. Choose another one or take it again.</source>
        <translation>中心服务器无法使用这张照片。另选一张或重新拍摄。</translation>
    </message>
    <message>
        <source>The entry has been decided about or is over already.</source>
        <translation>该记录已有处理结果或已期满。</translation>
    </message>
    <message>
        <source>A second person signs: not the one who is signed in.</source>
        <translation>须由另一名工作人员签认，不能是当前登录的人员。</translation>
    </message>
    <message>
        <source>The second person has not the role for this.</source>
        <translation>第二名工作人员没有这项权限。</translation>
    </message>
    <message>
        <source>A code can reach the applicant again: send one.</source>
        <translation>短信已能送达申请人，改为发送验证码。</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>no vehicle is registered here in this name</source>
        <translation>名下没有在本地登记的机动车</translation>
    </message>
    <message>
        <source>the mobile number is not the one on file with the vehicle</source>
        <translation>手机号码与机动车登记的手机号码不一致</translation>
    </message>
    <message>
        <source>no valid licence was issued here in this name</source>
        <translation>没有本地核发的有效驾驶证</translation>
    </message>
    <message>
        <source>the mobile number is not the one on file with the licence</source>
        <translation>手机号码与驾驶证登记的手机号码不一致</translation>
    </message>
    <message>
        <source>a vehicle is registered in this name</source>
        <translation>名下已有机动车</translation>
    </message>
    <message>
        <source>a licence was issued in this name</source>
        <translation>已持有驾驶证</translation>
    </message>
    <message>
        <source>no first licence was applied for here, or the proof has ended</source>
        <translation>没有在本地初次申领驾驶证，或准考证明已到期</translation>
    </message>
    <message>
        <source>vehicle registered here</source>
        <translation>是否有在本地登记的机动车</translation>
    </message>
    <message>
        <source>mobile number on file with the vehicle</source>
        <translation>与机动车登记的手机号码是否一致</translation>
    </message>
    <message>
        <source>licence issued here</source>
        <translation>是否持有本地核发的驾驶证</translation>
    </message>
    <message>
        <source>mobile number on file with the licence</source>
        <translation>与驾驶证登记的手机号码是否一致</translation>
    </message>
    <message>
        <source>no vehicle anywhere in the country</source>
        <translation>全国范围内是否没有机动车</translation>
    </message>
    <message>
        <source>no licence anywhere in the country</source>
        <translation>全国范围内是否没有驾驶证</translation>
    </message>
    <message>
        <source>first licence applied for here</source>
        <translation>是否在本地初次申领驾驶证</translation>
    </message>
    <message>
        <source>nothing was pre-selected in time</source>
        <translation>未按时预选号牌</translation>
    </message>
    <message>
        <source>the pre-selected number was not registered in time</source>
        <translation>预选号牌后未按时办理登记</translation>
    </message>
    <message>
        <source>the learner&apos;s proof has ended without a licence</source>
        <translation>准考证明到期而未取得驾驶证</translation>
    </message>
    <message>
        <source>the applicant had it cancelled at the counter</source>
        <translation>本人在窗口申请注销</translation>
    </message>
    <message>
        <source>This person can&apos;t be registered as %1: %2.</source>
        <translation>不能登记为%1：%2。</translation>
    </message>
    <message>
        <source>An account with this document and this mobile number was cancelled on %1 because %2. Until %3 it can&apos;t be registered online as a new vehicle owner again; the counter may register it, with a reason that is recorded.</source>
        <translation>使用该证件号码和手机号码的账户已于 %1 注销，原因是%2。%3 之前不能在互联网上再次注册为新车车主；窗口可以登记，须填写理由并留存记录。</translation>
    </message>
    <message>
        <source>not needed for a unit</source>
        <translation>单位不核验</translation>
    </message>
    <message>
        <source>verified</source>
        <translation>已核验</translation>
    </message>
    <message>
        <source>not verified</source>
        <translation>未核验</translation>
    </message>
    <message>
        <source>does not agree</source>
        <translation>核验不符</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>This account was cancelled on %1, because %2. Registering the applicant again makes it valid again.</source>
        <translation>该账户已于 %1 注销，原因是%2。重新登记后账户恢复有效。</translation>
    </message>
    <message>
        <source>The system is under maintenance until %1: %2.</source>
        <translation>系统维护中，至 %1 结束：%2。</translation>
    </message>
    <message>
        <source>Pre-selection opens again at %1.</source>
        <translation>%1 起恢复选号。</translation>
    </message>
    <message>
        <source>This number is of a new segment: for now its numbers are only drawn at random. Nothing was used up.</source>
        <translation>该号码属于新启用的号段，目前只能随机选取，暂不能自编。本次没有扣减次数。</translation>
    </message>
    <message>
        <source>Go back and look at what the case shows now</source>
        <translation>返回，查看本案现在的状态</translation>
    </message>
    <message>
        <source>Look the person up (F3)</source>
        <translation>查询此人 (F3)</translation>
    </message>
    <message>
        <source>Do it once more if it is missing</source>
        <translation>没有办成的，再办一次</translation>
    </message>
    <message>
        <source>The central server can&apos;t tell any more whether the last change was done: it was made too long ago, or by a wrong clock. What was entered is kept.</source>
        <translation>上一项操作提交得太早，或者本机时钟不准，中心服务器已无法确认是否办成。已填写的内容已保存。</translation>
    </message>
    <message>
        <source>%1 can&apos;t be printed: 〓 is printed instead; write it in by hand after printing.</source>
        <translation>“%1”无法打印，将印成 〓，打印后手写补上。</translation>
    </message>
    <message>
        <source>With the package of rare-character fonts installed on this PC, %1 can be printed.</source>
        <translation>在本机安装生僻字字体包后可以打印“%1”。</translation>
    </message>
    <message>
        <source>Write in by hand where 〓 is printed: %1.</source>
        <translation>在印有 〓 处手写补上：%1。</translation>
    </message>
</context>
<context>
    <name>Steps</name>
    <message>
        <source>Notice</source>
        <translation>使用须知</translation>
    </message>
    <message>
        <source>Vehicle identification number</source>
        <translation>输入车辆识别代号</translation>
    </message>
    <message>
        <source>Owner&apos;s contact, check</source>
        <translation>所有人联系信息</translation>
    </message>
    <message>
        <source>Choose the number</source>
        <translation>选号</translation>
    </message>
    <message>
        <source>SMS code</source>
        <translation>输入手机验证码</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>车辆预选号信息</translation>
    </message>
    <message>
        <source>Office and division</source>
        <translation>选择车管所和行政区划</translation>
    </message>
    <message>
        <source>register</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>office</source>
        <translation>车管所</translation>
    </message>
    <message>
        <source>notice</source>
        <translation>须知</translation>
    </message>
    <message>
        <source>vehicle</source>
        <translation>车辆</translation>
    </message>
    <message>
        <source>contact</source>
        <translation>联系信息</translation>
    </message>
    <message>
        <source>choose</source>
        <translation>选号</translation>
    </message>
    <message>
        <source>composing</source>
        <translation>自编</translation>
    </message>
    <message>
        <source>drawing</source>
        <translation>随机</translation>
    </message>
    <message>
        <source>code</source>
        <translation>验证码</translation>
    </message>
    <message>
        <source>result</source>
        <translation>预选信息</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>不能继续</translation>
    </message>
    <message>
        <source>elsewhere</source>
        <translation>在其他窗口</translation>
    </message>
</context>
<context>
    <name>VerifyDraws</name>
    <message>
        <source>this is no line of a record of draws (%1)</source>
        <translation>这不是抽号记录的一行（%1）</translation>
    </message>
    <message>
        <source>the line is longer than any line of a record</source>
        <translation>这一行比抽号记录的任何一行都长</translation>
    </message>
    <message>
        <source>the record does not begin with the day</source>
        <translation>记录没有以当日信息开头</translation>
    </message>
    <message>
        <source>this line stands twice, or behind the end</source>
        <translation>这一行重复，或者位于记录结尾之后</translation>
    </message>
    <message>
        <source>the seed does not belong to the commitment %1; its own would be %2</source>
        <translation>种子与承诺值 %1 不符；该种子的承诺值应为 %2</translation>
    </message>
    <message>
        <source>the free numbers can&apos;t be read (%1)</source>
        <translation>可选号码清单无法读取（%1）</translation>
    </message>
    <message>
        <source>the free numbers of this plate kind were not told before</source>
        <translation>此前没有给出该号牌种类的可选号码清单</translation>
    </message>
    <message>
        <source>a change of the pool is missing or stands twice: version %1 instead of %2</source>
        <translation>号池变动缺失或重复：版本为 %1，应为 %2</translation>
    </message>
    <message>
        <source>%1 can&apos;t change like this: it was free already, or was not free</source>
        <translation>%1 不可能这样变动：它原本已可选，或者原本不可选</translation>
    </message>
    <message>
        <source>more numbers change than on any day of any office</source>
        <translation>变动的号码多于任何车管所一天可能的数量</translation>
    </message>
    <message>
        <source>a draw is missing or stands twice: number %1 instead of %2</source>
        <translation>抽号缺失或重复：序号为 %1，应为 %2</translation>
    </message>
    <message>
        <source>the free numbers (count and hash) were %2, not %1</source>
        <translation>可选号码（数量和哈希值）应为 %2，而不是 %1</translation>
    </message>
    <message>
        <source>the seed gives other numbers than those recorded.
Recorded: %1
Right: %2</source>
        <translation>按种子抽出的号码与记录不同。
记录：%1
应为：%2</translation>
    </message>
    <message>
        <source>the end of the record is missing</source>
        <translation>记录缺少结尾</translation>
    </message>
    <message>
        <source>the record tells of %1 draws and has %2</source>
        <translation>记录称有 %1 次抽号，实有 %2 次</translation>
    </message>
    <message>
        <source>WRONG, line %1, draw %2: %3</source>
        <translation>有误，第 %1 行，抽号序号 %2：%3</translation>
    </message>
    <message>
        <source>WRONG, line %1: %2</source>
        <translation>有误，第 %1 行：%2</translation>
    </message>
    <message>
        <source>%1 can&apos;t be read (%2)</source>
        <translation>无法读取 %1（%2）</translation>
    </message>
    <message>
        <source>%1, draws of %2</source>
        <translation>%1，%2 的抽号</translation>
    </message>
    <message>
        <source>Commitment %1, made %2: the seed belongs to it.</source>
        <translation>承诺值 %1，作出时间 %2：与种子相符。</translation>
    </message>
    <message>
        <source>%1 draws without a gap, %2 numbers, %3 changes of the free numbers in between: every hash and every drawn number is what seed, draw number and free numbers give.</source>
        <translation>共 %1 次抽号，序号连续，抽出 %2 个号码，其间可选号码变动 %3 次：每个哈希值和每个抽出的号码都与种子、抽号序号和可选号码算出的相同。</translation>
    </message>
    <message>
        <source>%1 draws, %2 numbers, %3 changes of the free numbers in between: every hash and every drawn number is what seed, draw number and free numbers give.</source>
        <translation>共 %1 次抽号，抽出 %2 个号码，其间可选号码变动 %3 次：每个哈希值和每个抽出的号码都与种子、抽号序号和可选号码算出的相同。</translation>
    </message>
    <message>
        <source>ATTENTION: the office&apos;s database was restored from a backup on that day. Draws %1 to %2 may have been made; they are not in the record and can&apos;t be checked.</source>
        <translation>注意：该日数据库曾从备份恢复。第 %1 次至第 %2 次抽号可能发生过，但不在记录中，无法核对。</translation>
    </message>
    <message>
        <source>The commitment is the one you named. The record is right.</source>
        <translation>承诺值与所给的一致。记录正确。</translation>
    </message>
    <message>
        <source>The record is right in itself. Compare the commitment with the one that was published before that day (--commitment does it).</source>
        <translation>记录本身正确。还要把承诺值与当日之前公布的承诺值核对（可用 --commitment）。</translation>
    </message>
    <message>
        <source>WRONG: the record&apos;s commitment %1 is not the one that was published</source>
        <translation>有误：记录中的承诺值 %1 不是事先公布的承诺值</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Resident identity card</source>
        <translation>居民身份证</translation>
    </message>
    <message>
        <source>Temporary identity card</source>
        <translation>临时居民身份证</translation>
    </message>
    <message>
        <source>Military identity document</source>
        <translation>军人身份证件</translation>
    </message>
    <message>
        <source>Hong Kong, Macao or Taiwan residence permit</source>
        <translation>港澳台居民居住证</translation>
    </message>
    <message>
        <source>Mainland travel permit for Hong Kong and Macao residents</source>
        <translation>港澳居民来往内地通行证</translation>
    </message>
    <message>
        <source>Mainland travel permit for Taiwan residents</source>
        <translation>台湾居民来往大陆通行证</translation>
    </message>
    <message>
        <source>Passport</source>
        <translation>护照</translation>
    </message>
    <message>
        <source>Foreign permanent resident card</source>
        <translation>外国人永久居留身份证</translation>
    </message>
    <message>
        <source>Diplomatic identity document</source>
        <translation>外交人员身份证件</translation>
    </message>
    <message>
        <source>Unit: unified social credit code</source>
        <translation>统一社会信用代码（单位）</translation>
    </message>
    <message>
        <source>New-vehicle owner</source>
        <translation>新车车主用户</translation>
    </message>
    <message>
        <source>Vehicle owner</source>
        <translation>车主用户</translation>
    </message>
    <message>
        <source>Driver</source>
        <translation>驾驶人用户</translation>
    </message>
    <message>
        <source>First-licence learner</source>
        <translation>初次申领机动车驾驶证学员</translation>
    </message>
    <message>
        <source>Bind licence</source>
        <translation>绑定本人驾驶证</translation>
    </message>
    <message>
        <source>Own vehicle and licence data</source>
        <translation>本人机动车和驾驶证信息查询</translation>
    </message>
    <message>
        <source>Violations and fines</source>
        <translation>违法处理和罚款缴纳</translation>
    </message>
    <message>
        <source>Plate pre-selection</source>
        <translation>预选机动车号牌</translation>
    </message>
    <message>
        <source>Test booking</source>
        <translation>考试预约</translation>
    </message>
    <message>
        <source>Change of contact</source>
        <translation>变更联系方式</translation>
    </message>
    <message>
        <source>New vehicle registration</source>
        <translation>新车注册登记</translation>
    </message>
    <message>
        <source>Used vehicle transfer</source>
        <translation>二手车转移登记</translation>
    </message>
    <message>
        <source>Used vehicle move-in</source>
        <translation>二手车转入登记</translation>
    </message>
    <message>
        <source>Small or micro passenger car</source>
        <translation>小型、微型载客汽车</translation>
    </message>
    <message>
        <source>Light or micro truck</source>
        <translation>轻型、微型载货汽车</translation>
    </message>
    <message>
        <source>Large or medium passenger vehicle</source>
        <translation>大型、中型载客汽车</translation>
    </message>
    <message>
        <source>Heavy or medium truck</source>
        <translation>重型、中型载货汽车</translation>
    </message>
    <message>
        <source>Motorcycle</source>
        <translation>普通摩托车</translation>
    </message>
    <message>
        <source>Moped</source>
        <translation>轻便摩托车</translation>
    </message>
    <message>
        <source>Trailer</source>
        <translation>挂车</translation>
    </message>
    <message>
        <source>Low-speed vehicle</source>
        <translation>低速车</translation>
    </message>
    <message>
        <source>Petrol, diesel, gas or hybrid without plug</source>
        <translation>汽油、柴油、燃气或非插电混合动力</translation>
    </message>
    <message>
        <source>Pure electric</source>
        <translation>纯电动</translation>
    </message>
    <message>
        <source>Plug-in hybrid or fuel cell</source>
        <translation>插电式混合动力或燃料电池</translation>
    </message>
    <message>
        <source>Self-composed</source>
        <translation>自编选号</translation>
    </message>
    <message>
        <source>Random draw</source>
        <translation>随机选号</translation>
    </message>
    <message>
        <source>Being prepared</source>
        <translation>资料录入中</translation>
    </message>
    <message>
        <source>Ready to choose</source>
        <translation>待选号</translation>
    </message>
    <message>
        <source>Composing</source>
        <translation>自编选号中</translation>
    </message>
    <message>
        <source>Numbers drawn</source>
        <translation>随机选号中</translation>
    </message>
    <message>
        <source>Waiting for the SMS code</source>
        <translation>待输入验证码</translation>
    </message>
    <message>
        <source>Reserved</source>
        <translation>已预选</translation>
    </message>
    <message>
        <source>Ended without a number</source>
        <translation>已结束，未选号</translation>
    </message>
    <message>
        <source>Clerk</source>
        <translation>窗口人员</translation>
    </message>
    <message>
        <source>Supervisor</source>
        <translation>班长</translation>
    </message>
    <message>
        <source>Administrator</source>
        <translation>管理员</translation>
    </message>
    <message>
        <source>a number was submitted before its time</source>
        <translation>提前上传号码</translation>
    </message>
    <message>
        <source>two computers were used for the same person</source>
        <translation>两台电脑为同一用户选号</translation>
    </message>
    <message>
        <source>a selected number was not registered in time</source>
        <translation>选号后逾期未办理登记</translation>
    </message>
    <message>
        <source>Document number</source>
        <translation>证件号码</translation>
    </message>
    <message>
        <source>Mobile number</source>
        <translation>手机号码</translation>
    </message>
    <message>
        <source>VIN</source>
        <translation>车辆识别代号</translation>
    </message>
    <message>
        <source>Plate number</source>
        <translation>号牌号码</translation>
    </message>
    <message>
        <source>Case number</source>
        <translation>流水号</translation>
    </message>
    <message>
        <source>Kind of document</source>
        <translation>证件类型</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>City of registration</source>
        <translation>注册城市</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>现住址</translation>
    </message>
    <message>
        <source>Local proof</source>
        <translation>本地业务凭证</translation>
    </message>
    <message>
        <source>Agent&apos;s name</source>
        <translation>代理人姓名</translation>
    </message>
    <message>
        <source>Agent&apos;s document number</source>
        <translation>代理人证件号码</translation>
    </message>
    <message>
        <source>Agent&apos;s mobile number</source>
        <translation>代理人手机号码</translation>
    </message>
    <message>
        <source>Certificate number</source>
        <translation>凭证编号</translation>
    </message>
    <message>
        <source>Brand and model</source>
        <translation>品牌型号</translation>
    </message>
    <message>
        <source>Buyer on the invoice</source>
        <translation>购车发票名称</translation>
    </message>
    <message>
        <source>Papers seen</source>
        <translation>已核对的材料</translation>
    </message>
    <message>
        <source>Postcode</source>
        <translation>邮政编码</translation>
    </message>
    <message>
        <source>Landline</source>
        <translation>固定电话</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>SMS code</source>
        <translation>手机验证码</translation>
    </message>
    <message>
        <source>Search text</source>
        <translation>查询内容</translation>
    </message>
    <message>
        <source>Accepted</source>
        <comment>picture of an invoice</comment>
        <translation>已通过</translation>
    </message>
    <message>
        <source>To be reviewed</source>
        <comment>picture of an invoice</comment>
        <translation>待审核</translation>
    </message>
    <message>
        <source>Rejected</source>
        <comment>picture of an invoice</comment>
        <translation>已退回</translation>
    </message>
    <message>
        <source>On-site draw</source>
        <translation>现场选号</translation>
    </message>
    <message>
        <source>Invoice picture</source>
        <translation>发票照片</translation>
    </message>
    <message>
        <source>waits for a decision</source>
        <translation>待复核</translation>
    </message>
    <message>
        <source>in effect</source>
        <translation>生效中</translation>
    </message>
    <message>
        <source>over</source>
        <translation>已期满</translation>
    </message>
    <message>
        <source>lifted</source>
        <translation>已撤销</translation>
    </message>
    <message>
        <source>closed undecided</source>
        <translation>逾期未复核已关闭</translation>
    </message>
    <message>
        <source>User type</source>
        <translation>用户类型</translation>
    </message>
    <message>
        <source>Not open yet</source>
        <translation>未启用</translation>
    </message>
    <message>
        <source>Random draw only</source>
        <translation>仅限随机</translation>
    </message>
    <message>
        <source>Draw and self-compose</source>
        <translation>可随机、可自编</translation>
    </message>
    <message>
        <source>Application form</source>
        <translation>申请表</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>回执</translation>
    </message>
    <message>
        <source>Text to sign</source>
        <translation>签字文本</translation>
    </message>
    <message>
        <source>Come-back slip</source>
        <translation>再次办理单</translation>
    </message>
    <message>
        <source>One-time notice</source>
        <translation>一次性告知书</translation>
    </message>
    <message>
        <source>Refusal notice</source>
        <translation>不能办理告知单</translation>
    </message>
    <message>
        <source>Blacklist notice</source>
        <translation>暂停预选告知书</translation>
    </message>
    <message>
        <source>Announcement of numbers</source>
        <translation>号池公告</translation>
    </message>
    <message>
        <source>Hand-over</source>
        <translation>交接班表</translation>
    </message>
    <message>
        <source>Day report</source>
        <translation>日报</translation>
    </message>
    <message>
        <source>Calibration page</source>
        <translation>校准页</translation>
    </message>
    <message>
        <source>not said yet</source>
        <translation>未确认</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
</context>
<context>
    <name>xuanhao::AnnouncementsPage</name>
    <message>
        <source>Announcements of released numbers</source>
        <translation>号池公告</translation>
    </message>
    <message>
        <source>Announcements</source>
        <translation>公告</translation>
    </message>
    <message>
        <source>Released numbers</source>
        <translation>投放号段</translation>
    </message>
    <message>
        <source>Plate kind</source>
        <translation>号牌种类</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>号段</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Opens</source>
        <translation>启用时间</translation>
    </message>
    <message>
        <source>State now</source>
        <translation>目前状态</translation>
    </message>
    <message>
        <source>No announcement is known.</source>
        <translation>没有公告。</translation>
    </message>
    <message>
        <source>Asking the central server…</source>
        <translation>正在询问…</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>重新获取</translation>
    </message>
    <message>
        <source>Print the announcement</source>
        <translation>打印公告</translation>
    </message>
    <message>
        <source>What the office has released, the newest first. A new segment is only drawn from for some days; when it opens for self-composing after that, chance decides, and nobody is told before. F8 prints the announcement to hang it out.</source>
        <translation>本车管所投放的号段，最新的在前。新启用的号段先只能随机选取；期满后何时可以自编由系统随机确定，事先不告知任何人。按 F8 打印公告以便张贴。</translation>
    </message>
</context>
<context>
    <name>xuanhao::BlacklistPage</name>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Waiting for a decision %1 · in effect %2 · over %3 · lifted %4 · closed %5</source>
        <translation>待复核 %1 · 生效中 %2 · 已期满 %3 · 已撤销 %4 · 已关闭 %5</translation>
    </message>
    <message>
        <source>Blacklist</source>
        <translation>黑名单</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>证件号码</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>列入时间</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>截止日期</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Decide by</source>
        <translation>复核期限</translation>
    </message>
    <message>
        <source>Bars now</source>
        <translation>限制选号</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>流水号</translation>
    </message>
    <message>
        <source>Counter</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>&amp;State</source>
        <translation>状态(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation>原因(&amp;R)</translation>
    </message>
    <message>
        <source>blacklist</source>
        <translation>黑名单</translation>
    </message>
    <message>
        <source>Entries of the blacklist. Those made by the rules wait for a decision until the day in &quot;Decide by&quot;; undecided ones close in the person&apos;s favour. Enter opens an entry with its evidence: there a supervisor confirms it, and two supervisors lift it.</source>
        <translation>黑名单记录。按规则自动生成的记录在“复核期限”前等待班长复核，逾期未复核的自动关闭，不影响本人。按回车键打开记录查看依据：由班长确认，或由两名班长共同撤销。</translation>
    </message>
    <message>
        <source>Nothing waits for a decision.</source>
        <translation>没有待复核的记录。</translation>
    </message>
</context>
<context>
    <name>xuanhao::CancelAccountDialog</name>
    <message>
        <source>Cancel the account</source>
        <translation>注销账户</translation>
    </message>
    <message>
        <source>The applicant&apos;s own sign-in ends with the account. The applicant may be registered again at once, also as another user type.</source>
        <translation>注销后申请人不能再自行登录。注销后可以立即重新登记，也可以改为其他用户类型。</translation>
    </message>
    <message>
        <source>Reason, recorded</source>
        <translation>理由（留存记录）</translation>
    </message>
    <message>
        <source>Back (Esc)</source>
        <translation>返回 (Esc)</translation>
    </message>
    <message>
        <source>State the reason of the cancellation.</source>
        <translation>填写注销的理由。</translation>
    </message>
</context>
<context>
    <name>xuanhao::CannotProceedPage</name>
    <message>
        <source>The case can&apos;t go on</source>
        <translation>不能继续办理</translation>
    </message>
    <message>
        <source>What can be done:</source>
        <translation>可以这样办：</translation>
    </message>
    <message>
        <source>Request %1</source>
        <translation>请求编号 %1</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>End this case</source>
        <translation>结束本案</translation>
    </message>
    <message>
        <source>Print for the applicant</source>
        <translation>打印告知单</translation>
    </message>
    <message>
        <source>Appeal to the vehicle office</source>
        <translation>向车辆管理所提出申诉</translation>
    </message>
    <message>
        <source>Apply again after the date named above</source>
        <translation>上述日期届满后再申请</translation>
    </message>
    <message>
        <source>Apply again when it is open</source>
        <translation>开放后再来办理</translation>
    </message>
    <message>
        <source>Apply at another division</source>
        <translation>改到其他办理地点办理</translation>
    </message>
    <message>
        <source>Have the seller make out the invoice in the owner&apos;s name</source>
        <translation>由销售单位按所有人姓名重新开具发票</translation>
    </message>
    <message>
        <source>Apply at the place named above</source>
        <translation>到上述地点办理</translation>
    </message>
    <message>
        <source>On-site draw</source>
        <translation>现场选号</translation>
    </message>
    <message>
        <source>Take part in the on-site draw at the vehicle office</source>
        <translation>到车辆管理所参加现场选号</translation>
    </message>
</context>
<context>
    <name>xuanhao::CaseStepPage</name>
    <message>
        <source>Back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>Park</source>
        <translation>挂起本案</translation>
    </message>
    <message>
        <source>Come-back slip</source>
        <translation>再次办理单</translation>
    </message>
</context>
<context>
    <name>xuanhao::CaseStrip</name>
    <message>
        <source>Open cases:</source>
        <translation>在办：</translation>
    </message>
    <message>
        <source>new</source>
        <translation>新登记</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1 · %2 (Ctrl+%3)</source>
        <translation>%1 · %2 (Ctrl+%3)</translation>
    </message>
</context>
<context>
    <name>xuanhao::CaseSummary</name>
    <message>
        <source>Applicant</source>
        <translation>申请人</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>证件号码</translation>
    </message>
    <message>
        <source>User type</source>
        <translation>用户类型</translation>
    </message>
    <message>
        <source>Case number</source>
        <translation>流水号</translation>
    </message>
    <message>
        <source>Business</source>
        <translation>业务种类</translation>
    </message>
    <message>
        <source>VIN</source>
        <translation>车辆识别代号后 8 位</translation>
    </message>
    <message>
        <source>Plate kind</source>
        <translation>号牌种类</translation>
    </message>
    <message>
        <source>Draws left for this vehicle</source>
        <translation>此车剩余随机次数</translation>
    </message>
    <message>
        <source>Invoice picture</source>
        <translation>发票照片</translation>
    </message>
    <message>
        <source>Verifications and locks left today</source>
        <translation>今日剩余验证 · 锁定</translation>
    </message>
    <message>
        <source>Random and on-site draws left</source>
        <translation>剩余随机 · 现场选号</translation>
    </message>
    <message>
        <source>Facts</source>
        <translation>核验情况</translation>
    </message>
    <message>
        <source>Select before</source>
        <translation>选号截止</translation>
    </message>
</context>
<context>
    <name>xuanhao::ChoosePage</name>
    <message>
        <source>Choose the number</source>
        <translation>选号</translation>
    </message>
    <message>
        <source>Draw only numbers with&amp;out 4</source>
        <translation>随机选号不含 4(&amp;O)</translation>
    </message>
    <message>
        <source>Self-compose (F9)</source>
        <translation>自编选号 (F9)</translation>
    </message>
    <message>
        <source>The applicant composes the number on the on-screen keyboard. The window lasts %1 seconds by the server&apos;s clock; the locked number is submitted at its end, not earlier.</source>
        <translation>申请人用屏幕上的虚拟键盘自编号码，限时 %1 秒，以服务器时间为准。锁定的号码到时统一提交，不会提前提交。</translation>
    </message>
    <message>
        <source>Left today: %1 of %2 verifications, %3 of %4 locks</source>
        <translation>今日剩余：验证 %1/%2 次，锁定 %3/%4 次</translation>
    </message>
    <message>
        <source>Random draw (Ctrl+R)</source>
        <translation>随机选号 (Ctrl+R)</translation>
    </message>
    <message>
        <source>The server draws %1 free numbers; the applicant chooses one of them while they are held.</source>
        <translation>系统随机给出 %1 个可选号码，申请人在保留时间内选定一个。</translation>
    </message>
    <message>
        <source>Left for this vehicle: %1 of %2 draws</source>
        <translation>此车剩余：随机选号 %1/%2 次</translation>
    </message>
    <message>
        <source>End the selection</source>
        <translation>结束选号</translation>
    </message>
    <message>
        <source>Random draw</source>
        <translation>随机选号</translation>
    </message>
    <message>
        <source>Start self-composing</source>
        <translation>自编选号</translation>
    </message>
    <message>
        <source>The applicant composes the number on the on-screen keyboard. The window lasts %1 seconds by the server&apos;s clock; a locked number can be taken after %2 seconds.</source>
        <translation>申请人用屏幕上的虚拟键盘自编号码，限时 %1 秒，以服务器时间为准。锁定的号码 %2 秒后可选定。</translation>
    </message>
    <message>
        <source>Time is up. No number was locked, so none has been chosen.</source>
        <translation>时间到，没有锁定号码，本次自编没有选定号码。</translation>
    </message>
    <message>
        <source>Time is up. None of the drawn numbers was chosen; they have gone back to the pool.</source>
        <translation>时间到，没有选定号码，这批号码已退回号池。</translation>
    </message>
    <message>
        <source>The code was not confirmed in time. The number has gone back to the pool; this does not count against the applicant.</source>
        <translation>验证码未在时限内确认，号码已退回号池，不计入逾期未办理。</translation>
    </message>
    <message>
        <source>Left today: %1 verifications and %2 locks; for this vehicle: %3 draws. The applicant can choose again at once.</source>
        <translation>今日剩余：验证 %1 次，锁定 %2 次；本车剩余随机选号 %3 次。申请人现在可以重新选号。</translation>
    </message>
    <message>
        <source>On-site draw (F9)</source>
        <translation>现场选号 (F9)</translation>
    </message>
    <message>
        <source>On-site draw (Ctrl+O)</source>
        <translation>现场选号 (Ctrl+O)</translation>
    </message>
    <message>
        <source>The server draws %1 free numbers; the applicant chooses one of them within %2 seconds. After that the first number is taken.</source>
        <translation>系统随机抽取 %1 个可选号码，申请人在 %2 秒内选定一个；到时未选，系统取第 1 个号码。</translation>
    </message>
    <message>
        <source>Left for this vehicle: %1 of %2 on-site draws</source>
        <translation>此车剩余：现场选号 %1/%2 次</translation>
    </message>
    <message>
        <source>Start the on-site draw</source>
        <translation>开始现场选号</translation>
    </message>
    <message>
        <source>On-site draw</source>
        <translation>现场选号</translation>
    </message>
    <message>
        <source>Time is up. The numbers kept aside have gone back to the pool.</source>
        <translation>时间到，备选的号码已退回号池。</translation>
    </message>
    <message>
        <source>On-site draws left for this vehicle: %1</source>
        <translation>该车剩余现场选号 %1 次</translation>
    </message>
</context>
<context>
    <name>xuanhao::CodePage</name>
    <message>
        <source>is being handed to the gateway</source>
        <translation>正在提交短信网关</translation>
    </message>
    <message>
        <source>has been sent</source>
        <translation>已发送</translation>
    </message>
    <message>
        <source>could not be sent; send it again</source>
        <translation>未能发出，须重新发送</translation>
    </message>
    <message>
        <source>SMS code</source>
        <translation>输入手机验证码</translation>
    </message>
    <message>
        <source>&amp;Code from the SMS</source>
        <translation>手机验证码(&amp;C)</translation>
    </message>
    <message>
        <source>The applicant proves the mobile number before choosing.</source>
        <translation>选号前先验证申请人的手机号码。</translation>
    </message>
    <message>
        <source>The SMS to %1 of %2 %3. Tries left: %4.</source>
        <translation>发往 %1 的短信 %2 %3。还可输入 %4 次。</translation>
    </message>
    <message>
        <source>No code has been sent to %1 yet.</source>
        <translation>还未向 %1 发送验证码。</translation>
    </message>
    <message>
        <source>then the number goes back to the pool</source>
        <translation>到时号码收回号池</translation>
    </message>
    <message>
        <source>Enter the digits the applicant has received.</source>
        <translation>输入申请人收到的验证码。</translation>
    </message>
    <message>
        <source>Give this number back</source>
        <translation>放弃此号</translation>
    </message>
    <message>
        <source>Send the code</source>
        <translation>发送验证码</translation>
    </message>
    <message>
        <source>Send again in %1 s</source>
        <translation>重新发送（%1 秒）</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>重新发送</translation>
    </message>
    <message>
        <source>Confirm %1</source>
        <translation>确认预选 %1</translation>
    </message>
    <message>
        <source>Confirm the code</source>
        <translation>确认验证码</translation>
    </message>
    <message>
        <source>%1 · %2. The number is held for the applicant until the code is entered.</source>
        <translation>%1，%2。号码已为申请人保留，输入手机验证码后完成预选。</translation>
    </message>
    <message>
        <source>has arrived on the mobile phone</source>
        <translation>已送达手机</translation>
    </message>
    <message>
        <source>has not reached the mobile phone</source>
        <translation>未能送达手机</translation>
    </message>
    <message>
        <source>This office has no SMS gateway. The number is held on; two members of staff may witness the identity.</source>
        <translation>本所没有配置短信网关。号码继续保留，可由两名工作人员共同见证核验身份。</translation>
    </message>
    <message>
        <source>The SMS gateway does not answer; the server keeps trying. The number is held on; two members of staff may witness the identity.</source>
        <translation>短信网关没有响应，服务器会继续尝试。号码继续保留，可由两名工作人员共同见证核验身份。</translation>
    </message>
    <message>
        <source>The SMS gateway does not take the message for this mobile number. Two members of staff may witness the identity.</source>
        <translation>短信网关不接收发往该手机号码的短信。可由两名工作人员共同见证核验身份。</translation>
    </message>
    <message>
        <source>The network does not reach this mobile phone. Send the code again, or two members of staff witness the identity.</source>
        <translation>短信网络无法送达该手机。重新发送验证码，或由两名工作人员共同见证核验身份。</translation>
    </message>
    <message>
        <source>Witness the identity</source>
        <translation>见证核验身份</translation>
    </message>
    <message>
        <source>This office has no SMS gateway. Two members of staff may witness the identity.</source>
        <translation>本所没有配置短信网关。可由两名工作人员共同见证核验身份。</translation>
    </message>
    <message>
        <source>The SMS gateway does not answer; the server keeps trying. Two members of staff may witness the identity.</source>
        <translation>短信网关没有响应，服务器会继续尝试。可由两名工作人员共同见证核验身份。</translation>
    </message>
</context>
<context>
    <name>xuanhao::ComposePage</name>
    <message>
        <source>Self-compose</source>
        <translation>自编选号</translation>
    </message>
    <message>
        <source>Characters of the &amp;picture</source>
        <translation>验证码(&amp;P)</translation>
    </message>
    <message>
        <source>Picture with four characters</source>
        <translation>验证码图片，四个字符</translation>
    </message>
    <message>
        <source>Characters of the picture</source>
        <translation>验证码</translation>
    </message>
    <message>
        <source>Another picture</source>
        <translation>换一张</translation>
    </message>
    <message>
        <source>%1 is locked for the applicant. It is submitted at %2, not earlier. Clear starts again; the lock stays spent.</source>
        <translation>%1 已为申请人锁定，%2 统一提交，不会提前提交。按“清除”可重新自编，已用的锁定次数不退回。</translation>
    </message>
    <message>
        <source>%1 has been taken by somebody else. Verifications left today: %2.</source>
        <translation>%1 已被他人预选。今日剩余验证 %2 次。</translation>
    </message>
    <message>
        <source>Near and free: %1</source>
        <translation>相近可选：%1</translation>
    </message>
    <message>
        <source>Submitted by the server at %1</source>
        <translation>%1 由系统统一提交</translation>
    </message>
    <message>
        <source>Press the keys of the screen until the number is complete.</source>
        <translation>用屏幕上的虚拟键盘输完号牌号码。</translation>
    </message>
    <message>
        <source>Enter the characters of the picture, then verify.</source>
        <translation>输入图片中的验证码，再验证。</translation>
    </message>
    <message>
        <source>The number is entered with the keys on the screen; the PC&apos;s keyboard has no effect on it.</source>
        <translation>号牌号码只能用屏幕上的虚拟键盘输入，电脑键盘不起作用。</translation>
    </message>
    <message>
        <source>No number to be found? Random draw</source>
        <translation>自编选不到号牌？尝试随机选号</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Locked, waiting for the end</source>
        <translation>已锁定，待提交</translation>
    </message>
    <message>
        <source>Verify and lock</source>
        <translation>验证并锁定</translation>
    </message>
    <message>
        <source>The applicant names the characters and the clerk presses them, in any order: press a place on the plate first to fill it first. Grey keys lead to no free number. Verify asks the server; a free number is locked until the window ends.</source>
        <translation>由申请人报出字符，窗口人员点击虚拟键盘输入，先后不限：先点号牌上的哪一位，就先填哪一位。灰色的键在号池中已无可选号码。按“验证并锁定”向中心服务器核实，号码可选即锁定到限时结束。</translation>
    </message>
    <message>
        <source>%1 is locked for the applicant. It can be taken from %2 on. Clear starts again; the lock stays spent.</source>
        <translation>%1 已为申请人锁定，%2 起可选定。清除可重新自编，锁定次数不退还。</translation>
    </message>
    <message>
        <source>Take this number</source>
        <translation>选定此号</translation>
    </message>
    <message>
        <source>Any place can be filled first; free numbers that fit are listed here.</source>
        <translation>可先填任意一位，这里列出符合的可选号码（? 为未填的位）。</translation>
    </message>
    <message>
        <source>%1 leads to: %2</source>
        <translation>%1 可选：%2</translation>
    </message>
    <message>
        <source>Fit: %1 · left today: verify %2/%3, lock %4/%5</source>
        <translation>可选 %1 个 · 今日余验证 %2/%3、锁定 %4/%5 次</translation>
    </message>
</context>
<context>
    <name>xuanhao::ContactPage</name>
    <message>
        <source>Owner&apos;s contact, check</source>
        <translation>所有人联系信息（核对）</translation>
    </message>
    <message>
        <source>Postal &amp;address</source>
        <translation>邮寄地址(&amp;A)</translation>
    </message>
    <message>
        <source>Post&amp;code</source>
        <translation>邮政编码(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Landline</source>
        <translation>固定电话(&amp;L)</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>更改</translation>
    </message>
    <message>
        <source>Change: %1</source>
        <translation>更改：%1</translation>
    </message>
    <message>
        <source>Applicant</source>
        <translation>申请人</translation>
    </message>
    <message>
        <source>%1 · %2 %3</source>
        <translation>%1 · %2 %3</translation>
    </message>
    <message>
        <source>Mobile number</source>
        <translation>手机号码</translation>
    </message>
    <message>
        <source>%1 · receives the SMS code</source>
        <translation>%1 · 用于接收手机验证码</translation>
    </message>
    <message>
        <source>Vehicle</source>
        <translation>车辆</translation>
    </message>
    <message>
        <source>%1 · %2 · %3</source>
        <translation>%1 · %2 · %3</translation>
    </message>
    <message>
        <source>Place of registration: %1, %2</source>
        <translation>办理地点：%1，%2</translation>
    </message>
    <message>
        <source>A number chosen today must be registered by %1. After that it goes back to the pool and the applicant can&apos;t pre-select on the internet for %2 years.</source>
        <translation>今日选中的号码有效期止 %1，须在此之前办理登记。逾期号码收回号池，申请人 %2 年内不能在互联网选号。</translation>
    </message>
    <message>
        <source>(provisional: next year&apos;s holidays are not published yet)</source>
        <translation>（暂定：次年节假日安排尚未公布）</translation>
    </message>
    <message>
        <source>A postcode has six digits; leave it empty if it is not known.</source>
        <translation>邮政编码应为 6 位数字，不清楚时可以不填。</translation>
    </message>
    <message>
        <source>All is right, go on to choosing</source>
        <translation>核对无误，进入选号</translation>
    </message>
</context>
<context>
    <name>xuanhao::CorrectionDialog</name>
    <message>
        <source>Correct the applicant&apos;s data</source>
        <translation>更正申请人信息</translation>
    </message>
    <message>
        <source>Reason, recorded</source>
        <translation>理由（将作记录）</translation>
    </message>
    <message>
        <source>Cancel (Esc)</source>
        <translation>取消 (Esc)</translation>
    </message>
    <message>
        <source>Save the correction</source>
        <translation>保存更正</translation>
    </message>
    <message>
        <source>State the reason of the correction.</source>
        <translation>填写更正的理由。</translation>
    </message>
</context>
<context>
    <name>xuanhao::Countdown</name>
    <message numerus="yes">
        <source>%n second(s) left</source>
        <translation>
            <numerusform>剩余 %n 秒</numerusform>
        </translation>
    </message>
    <message>
        <source>hurry</source>
        <translation>抓紧</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>剩余 %1</translation>
    </message>
</context>
<context>
    <name>xuanhao::DemoBar</name>
    <message>
        <source>Demo office. SMS appear here.</source>
        <translation>演示车管所。短信显示在这里。</translation>
    </message>
    <message>
        <source>Demo office. Last SMS: %1</source>
        <translation>演示车管所。最新短信：%1</translation>
    </message>
</context>
<context>
    <name>xuanhao::DrawPage</name>
    <message>
        <source>Random draw</source>
        <translation>随机选号</translation>
    </message>
    <message>
        <source>Draw only numbers with&amp;out 4</source>
        <translation>随机选号不含 4(&amp;O)</translation>
    </message>
    <message>
        <source>then these numbers go back to the pool</source>
        <translation>到时本批号码收回号池</translation>
    </message>
    <message>
        <source>Draw again, %1 left</source>
        <translation>换一批（剩 %1 次）</translation>
    </message>
    <message>
        <source>Choose %1</source>
        <translation>选定 %1</translation>
    </message>
    <message>
        <source>Choose a number</source>
        <translation>选定号码</translation>
    </message>
    <message>
        <source>On-site draw</source>
        <translation>现场选号</translation>
    </message>
    <message>
        <source>then the first number is taken</source>
        <translation>到时未选，取第 1 个号码</translation>
    </message>
    <message>
        <source>Kept aside: nothing yet. One number of each batch can be kept while others are drawn.</source>
        <translation>备选：暂无。每批可放入一个备选，再换下一批。</translation>
    </message>
    <message>
        <source>Kept aside, for %1 more</source>
        <translation>备选，%1 后失效</translation>
    </message>
    <message>
        <source>Keep aside</source>
        <translation>放入备选</translation>
    </message>
    <message>
        <source>This batch has gone back to the pool; what was kept aside is still held.</source>
        <translation>本批号码已退回号池，备选的号码仍为申请人保留。</translation>
    </message>
    <message>
        <source>Time is up. The numbers kept aside have gone back to the pool.</source>
        <translation>时间到，备选的号码已退回号池。</translation>
    </message>
</context>
<context>
    <name>xuanhao::ElsewherePage</name>
    <message>
        <source>Being served at another counter</source>
        <translation>正在其他窗口办理</translation>
    </message>
    <message>
        <source>&amp;Code from the SMS</source>
        <translation>短信验证码(&amp;C)</translation>
    </message>
    <message>
        <source>When the applicant stands here now, ask that counter to hand the selection over. Number, time and chances stay as they are.</source>
        <translation>申请人已来到本窗口的，可由原窗口转出本案。号码、时限和次数都不变。</translation>
    </message>
    <message>
        <source>%1 has been asked to hand the selection over and sees it on the screen. The question is open until %2.</source>
        <translation>已申请由%1转出本案，该窗口屏幕上有提示。%2 前有效。</translation>
    </message>
    <message>
        <source>%1 keeps the selection. Go on there, or ask again.</source>
        <translation>%1未同意转出。可到该窗口继续办理，或再次提出。</translation>
    </message>
    <message>
        <source>The question has lapsed without an answer. Ask again.</source>
        <translation>转柜申请已过期，原窗口未答复。可再次提出。</translation>
    </message>
    <message>
        <source>%1 has not been heard of for a while. A code to the applicant&apos;s mobile moves the selection, too.</source>
        <translation>%1已有一段时间没有联系。也可向申请人手机发送验证码，凭验证码转到本窗口。</translation>
    </message>
    <message>
        <source>The code is being handed to the gateway.</source>
        <translation>验证码正在发送。</translation>
    </message>
    <message>
        <source>The code has been sent to the applicant&apos;s mobile.</source>
        <translation>验证码已发往申请人手机。</translation>
    </message>
    <message>
        <source>The code could not be sent. Send it again.</source>
        <translation>验证码未能发出，可重新发送。</translation>
    </message>
    <message>
        <source>End this case</source>
        <translation>结束本案</translation>
    </message>
    <message>
        <source>Send the code again</source>
        <translation>重新发送验证码</translation>
    </message>
    <message>
        <source>Send a code</source>
        <translation>发送验证码</translation>
    </message>
    <message>
        <source>Move the selection here</source>
        <translation>转到本窗口</translation>
    </message>
    <message>
        <source>Waiting for the other counter</source>
        <translation>等待原窗口答复</translation>
    </message>
    <message>
        <source>Ask for the selection</source>
        <translation>申请转到本窗口</translation>
    </message>
    <message>
        <source>A person chooses at one counter only. The other counter confirms that the applicant has come here; when it is dead, a code to the applicant&apos;s mobile does. Nothing is void and nothing is spent.</source>
        <translation>一人只能在一个窗口选号。申请人换了窗口的，由原窗口确认转出；原窗口无法使用时，凭申请人手机收到的验证码转出。转柜不作废号码，也不扣次数。</translation>
    </message>
    <message>
        <source>The code has arrived on the applicant&apos;s mobile.</source>
        <translation>验证码已送达申请人手机。</translation>
    </message>
    <message>
        <source>The code has not reached the applicant&apos;s mobile. Send it again.</source>
        <translation>验证码未能送达申请人手机，重新发送。</translation>
    </message>
</context>
<context>
    <name>xuanhao::HelpDialog</name>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>This help</source>
        <translation>本帮助</translation>
    </message>
    <message>
        <source>Register an applicant</source>
        <translation>登记申请人</translation>
    </message>
    <message>
        <source>Look up</source>
        <translation>查询</translation>
    </message>
    <message>
        <source>Next place that must be corrected</source>
        <translation>下一处需要更正的内容</translation>
    </message>
    <message>
        <source>The blue button of the page</source>
        <translation>本页蓝色按钮</translation>
    </message>
    <message>
        <source>Lock this counter</source>
        <translation>锁定本窗口</translation>
    </message>
    <message>
        <source>Next field; after the last one the blue button</source>
        <translation>下一项；最后一项之后执行蓝色按钮</translation>
    </message>
    <message>
        <source>One step back; nothing is lost</source>
        <translation>返回上一步，内容保留</translation>
    </message>
    <message>
        <source>Preview of the form</source>
        <translation>申请表预览</translation>
    </message>
    <message>
        <source>Random draw instead of composing</source>
        <translation>不自编，改用随机选号</translation>
    </message>
    <message>
        <source>Park the case</source>
        <translation>挂起本案</translation>
    </message>
    <message>
        <source>Go to an open case</source>
        <translation>切换在办案件</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭 (Esc)</translation>
    </message>
    <message>
        <source>Print the form or the notice</source>
        <translation>打印申请表或告知书</translation>
    </message>
    <message>
        <source>Announcements of released numbers</source>
        <translation>号池公告</translation>
    </message>
</context>
<context>
    <name>xuanhao::KeyPad</name>
    <message>
        <source>Backspace</source>
        <translation>退格</translation>
    </message>
    <message>
        <source>Key %1</source>
        <translation>键 %1</translation>
    </message>
    <message>
        <source>%1, not available</source>
        <translation>%1，不可选</translation>
    </message>
</context>
<context>
    <name>xuanhao::ListingDialog</name>
    <message>
        <source>%1 · closed: nobody decided in time</source>
        <translation>%1 · 逾期未复核，已关闭</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1、%2</translation>
    </message>
    <message>
        <source>lifted</source>
        <translation>已撤销</translation>
    </message>
    <message>
        <source>confirmed</source>
        <translation>确认</translation>
    </message>
    <message>
        <source>%1 · %2 by %3: %4</source>
        <translation>%1 · %3%2：%4</translation>
    </message>
    <message>
        <source>%1 · %2 · %3, until %4</source>
        <translation>%1 · %2 · %3，至 %4</translation>
    </message>
    <message>
        <source>Blacklist entry</source>
        <translation>黑名单记录</translation>
    </message>
    <message>
        <source>What happened, by the server&apos;s clock</source>
        <translation>经过（以服务器时间为准）</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>经过</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>Counter</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>经办人</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>&amp;Reason, recorded</source>
        <translation>处理理由（记录在案）(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Second supervisor (to lift)</source>
        <translation>复核班长工号（撤销时）(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Password of the second one</source>
        <translation>复核班长密码(&amp;P)</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭 (Esc)</translation>
    </message>
    <message>
        <source>Other entries of this person:</source>
        <translation>此人的其他记录：</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>证件号码</translation>
    </message>
    <message>
        <source>Mobile</source>
        <translation>手机号码</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Bars now</source>
        <translation>限制选号</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>列入时间</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>截止日期</translation>
    </message>
    <message>
        <source>Takes effect</source>
        <translation>生效方式</translation>
    </message>
    <message>
        <source>at once</source>
        <translation>立即生效</translation>
    </message>
    <message>
        <source>when confirmed</source>
        <translation>复核确认后生效</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>流水号</translation>
    </message>
    <message>
        <source>Selection</source>
        <translation>选号状态</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>号牌号码</translation>
    </message>
    <message>
        <source>Decide by</source>
        <translation>复核期限</translation>
    </message>
    <message>
        <source>Window began</source>
        <translation>计时开始</translation>
    </message>
    <message>
        <source>Window ended</source>
        <translation>计时结束</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>请求号</translation>
    </message>
    <message>
        <source>the server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>State the reason of the decision.</source>
        <translation>需填写处理理由。</translation>
    </message>
    <message>
        <source>A second supervisor enters staff number and password to lift the entry.</source>
        <translation>撤销记录须由另一名班长输入工号和密码。</translation>
    </message>
    <message>
        <source>The entry is lifted.</source>
        <translation>记录已撤销。</translation>
    </message>
    <message>
        <source>The entry is confirmed and takes effect.</source>
        <translation>记录已确认，即时生效。</translation>
    </message>
    <message>
        <source>Confirm the entry (F9)</source>
        <translation>确认记录 (F9)</translation>
    </message>
    <message>
        <source>Lift the entry (Ctrl+L)</source>
        <translation>撤销记录 (Ctrl+L)</translation>
    </message>
    <message numerus="yes">
        <source>Only the last %n event(s) are shown; there were earlier ones.</source>
        <translation>
            <numerusform>只显示最近 %n 条，此前还有。</numerusform>
        </translation>
    </message>
    <message>
        <source>Made by</source>
        <translation>触发操作</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Asked for there</source>
        <translation>所选号码</translation>
    </message>
    <message>
        <source>The decision is on its way to the server. One moment.</source>
        <translation>正在向服务器提交处理结果，稍候。</translation>
    </message>
    <message>
        <source>Facts</source>
        <translation>核验情况</translation>
    </message>
</context>
<context>
    <name>xuanhao::LookupPage</name>
    <message>
        <source>Cancelled</source>
        <translation>已注销</translation>
    </message>
    <message>
        <source>Registered</source>
        <translation>已登记</translation>
    </message>
    <message>
        <source>Look up</source>
        <translation>查询</translation>
    </message>
    <message>
        <source>Search &amp;by</source>
        <translation>查询项目(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Text</source>
        <translation>查询内容(&amp;T)</translation>
    </message>
    <message>
        <source>Whole value; document, mobile and VIN also by the last four to eight characters. The form&apos;s code can be scanned.</source>
        <translation>填写完整内容；证件号码、手机号码、车辆识别代号也可填后 4 至 8 位；也可扫描申请表上的条码。</translation>
    </message>
    <message>
        <source>Search results</source>
        <translation>查询结果</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>证件号码</translation>
    </message>
    <message>
        <source>Mobile</source>
        <translation>手机号码</translation>
    </message>
    <message>
        <source>VIN</source>
        <translation>车辆识别代号</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>号牌号码</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>有效期止</translation>
    </message>
    <message>
        <source>Enter at least four characters.</source>
        <translation>至少填写 4 个字符。</translation>
    </message>
    <message>
        <source>Nothing was found. Compare the text, or register the applicant with F2.</source>
        <translation>没有查到。核对查询内容，或按 F2 登记申请人。</translation>
    </message>
    <message>
        <source>Only the newest %1 are shown. Enter more characters.</source>
        <translation>只显示最新的 %1 条。多填几位可缩小范围。</translation>
    </message>
    <message>
        <source>Nine cases are open. Finish or close one first.</source>
        <translation>在办案件已有 9 件，先办结一件。</translation>
    </message>
    <message>
        <source>Print the form again</source>
        <translation>补打申请表</translation>
    </message>
    <message>
        <source>Open the case</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>正在查询…</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>查询</translation>
    </message>
    <message>
        <source>Send a sign-in code</source>
        <translation>发送登录码</translation>
    </message>
    <message>
        <source>Search by one of the five. The list shows personal data masked; opening a case shows it in clear and is recorded. A sign-in code goes to the applicant&apos;s mobile by SMS; with it the applicant sets the password alone.</source>
        <translation>按五项之一查询。列表中的个人信息已脱敏；打开后显示完整信息，并作记录。登录码以短信发往申请人的手机，申请人凭此自行设置密码。</translation>
    </message>
    <message>
        <source>Invoice picture</source>
        <translation>发票照片</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>返回列表</translation>
    </message>
</context>
<context>
    <name>xuanhao::MainWindow</name>
    <message>
        <source>Xuanhao - plate number pre-selection</source>
        <translation>选号 - 机动车号牌预选</translation>
    </message>
    <message>
        <source>Help (F1)</source>
        <translation>帮助 (F1)</translation>
    </message>
    <message>
        <source>Lock (F12)</source>
        <translation>锁定 (F12)</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>退出登录</translation>
    </message>
    <message>
        <source>Register (F2)</source>
        <translation>登记 (F2)</translation>
    </message>
    <message>
        <source>Look up (F3)</source>
        <translation>查询 (F3)</translation>
    </message>
    <message>
        <source>%1 · %2 · %3</source>
        <translation>%1 · %2 · %3</translation>
    </message>
    <message>
        <source>Nine cases are open. Finish or close one first.</source>
        <translation>在办案件已有 9 件，先办结一件。</translation>
    </message>
    <message>
        <source>Press F2 to register an applicant or F3 to look one up.</source>
        <translation>按 F2 登记申请人，按 F3 查询。</translation>
    </message>
    <message>
        <source>Blacklist (Alt+F2)</source>
        <translation>黑名单 (Alt+F2)</translation>
    </message>
    <message>
        <source>Due dates (Alt+F3)</source>
        <translation>到期 (Alt+F3)</translation>
    </message>
    <message>
        <source>The export was stopped. No file was written.</source>
        <translation>导出已停止，未生成文件。</translation>
    </message>
    <message>
        <source>Numbers (F4)</source>
        <translation>号池公告 (F4)</translation>
    </message>
    <message>
        <source>Announcements of released numbers</source>
        <translation>号池公告</translation>
    </message>
    <message>
        <source>Print (Alt+F8)</source>
        <translation>补打 (Alt+F8)</translation>
    </message>
    <message>
        <source>Printed papers, and printing again</source>
        <translation>已打印的纸张与补打</translation>
    </message>
</context>
<context>
    <name>xuanhao::MoveStrip</name>
    <message>
        <source>Hand the case over</source>
        <translation>同意转出</translation>
    </message>
    <message>
        <source>Keep it here</source>
        <translation>不转出</translation>
    </message>
    <message>
        <source>%1 asks for the case of %2: the applicant is said to stand there now.</source>
        <translation>%1申请接手%2的案件：申请人已到该窗口。</translation>
    </message>
</context>
<context>
    <name>xuanhao::NoticePage</name>
    <message>
        <source>Notice</source>
        <translation>使用须知</translation>
    </message>
    <message>
        <source>The applicant has &amp;read the notice and accepts it</source>
        <translation>申请人已阅读并同意使用须知(&amp;R)</translation>
    </message>
    <message>
        <source>Show the notice to the applicant and tick that it is accepted.</source>
        <translation>向申请人出示使用须知，同意后勾选。</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
</context>
<context>
    <name>xuanhao::OfficePage</name>
    <message>
        <source>Office and division</source>
        <translation>选择车管所和行政区划</translation>
    </message>
    <message>
        <source>Vehicle office</source>
        <translation>车管所</translation>
    </message>
    <message>
        <source>open</source>
        <translation>开放</translation>
    </message>
    <message>
        <source>closed: %1</source>
        <translation>未开放：%1</translation>
    </message>
    <message>
        <source>maintenance: %1</source>
        <translation>维护中：%1</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>&amp;Division</source>
        <translation>行政区划(&amp;D)</translation>
    </message>
    <message>
        <source>Kind of &amp;business</source>
        <translation>业务种类(&amp;B)</translation>
    </message>
    <message>
        <source>Choose the division.</source>
        <translation>选择一个行政区划。</translation>
    </message>
    <message>
        <source>Asking the central server…</source>
        <translation>正在询问…</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始选号</translation>
    </message>
    <message>
        <source>Choose the division at which the vehicle will be registered and what the applicant comes for. Start asks the central server whether this person may pre-select now; nothing is used up by it.</source>
        <translation>选择办理登记的行政区划和业务种类。按“开始选号”后，中心服务器核查该申请人现在能否预选，不扣次数。</translation>
    </message>
    <message>
        <source>Send the code again</source>
        <translation>重新发送登录码</translation>
    </message>
    <message>
        <source>Own sign-in</source>
        <translation>自行登录</translation>
    </message>
    <message>
        <source>Send a code</source>
        <translation>发送登录码</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>账户</translation>
    </message>
    <message>
        <source>Cancelled without a pre-selection before %1.</source>
        <translation>%1 之前未预选号牌的，账户自动注销。</translation>
    </message>
    <message>
        <source>Cancel the account…</source>
        <translation>注销账户…</translation>
    </message>
    <message>
        <source>Maintenance from %1 to %2: %3. No selection begins in that time.</source>
        <translation>系统维护：%1 至 %2，%3。期间不能开始选号。</translation>
    </message>
</context>
<context>
    <name>xuanhao::Page</name>
    <message numerus="yes">
        <source>%n place(s) must be corrected (F7 goes there)</source>
        <translation>
            <numerusform>有 %n 处需要更正（按 F7 跳转）</numerusform>
        </translation>
    </message>
    <message>
        <source>Request %1</source>
        <translation>请求编号 %1</translation>
    </message>
    <message numerus="yes">
        <source>At most %n character(s) fit here; the rest was not taken.</source>
        <translation>
            <numerusform>此处最多 %n 个字符，其余未录入。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>xuanhao::PictureField</name>
    <message>
        <source>Remove</source>
        <comment>the chosen picture</comment>
        <translation>移除</translation>
    </message>
    <message>
        <source>JPEG or PNG; a file can also be dropped here.</source>
        <translation>JPEG 或 PNG，也可将文件拖到这里</translation>
    </message>
    <message>
        <source>Picture of the invoice</source>
        <translation>发票照片</translation>
    </message>
    <message>
        <source>Pictures (*.jpg *.jpeg *.png)</source>
        <translation>照片 (*.jpg *.jpeg *.png)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Reading the picture…</source>
        <translation>正在读取照片…</translation>
    </message>
    <message>
        <source>Choose a &amp;picture…</source>
        <translation>选择照片…(&amp;P)</translation>
    </message>
    <message>
        <source>Choose the picture of the invoice</source>
        <translation>选择发票照片</translation>
    </message>
</context>
<context>
    <name>xuanhao::PlateSlots</name>
    <message>
        <source>Position %1 of %2</source>
        <translation>第 %1 位，共 %2 位</translation>
    </message>
</context>
<context>
    <name>xuanhao::PreviewDialog</name>
    <message>
        <source>P&amp;rinter</source>
        <translation>打印机(&amp;R)</translation>
    </message>
    <message>
        <source>Reason of printing &amp;again</source>
        <translation>补打原因(&amp;A)</translation>
    </message>
    <message>
        <source>Paper jam</source>
        <translation>卡纸</translation>
    </message>
    <message>
        <source>Hard to read</source>
        <translation>字迹不清</translation>
    </message>
    <message>
        <source>Lost by the applicant</source>
        <translation>申请人遗失</translation>
    </message>
    <message>
        <source>Changed data</source>
        <translation>信息变更</translation>
    </message>
    <message>
        <source>Print, copy %1 (F8)</source>
        <translation>打印，第 %1 次 (F8)</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭 (Esc)</translation>
    </message>
    <message>
        <source>PDF file</source>
        <translation>PDF 文件</translation>
    </message>
    <message>
        <source>&amp;Whole page</source>
        <translation>整页(&amp;W)</translation>
    </message>
    <message>
        <source>Print the notes on the &amp;back</source>
        <translation>背面打印填表说明(&amp;B)</translation>
    </message>
    <message>
        <source>Fill in &amp;pre-printed forms</source>
        <translation>套打预印表格(&amp;P)</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>打印预览</translation>
    </message>
    <message>
        <source>Set for this printer</source>
        <translation>此打印机的设置</translation>
    </message>
    <message>
        <source>To the ri&amp;ght</source>
        <translation>向右(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Down</source>
        <translation>向下(&amp;D)</translation>
    </message>
    <message>
        <source>Print the &amp;calibration page</source>
        <translation>打印校准页(&amp;C)</translation>
    </message>
    <message>
        <source>✖ %1 is too long for its place</source>
        <translation>✖ %1 过长，格内放不下</translation>
    </message>
    <message>
        <source>✔ Everything fits into its place</source>
        <translation>✔ 全部内容在格内</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>打印机</translation>
    </message>
    <message>
        <source>What is set for this printer could not be kept; it prints as before.</source>
        <translation>此打印机的设置无法保存，仍按原来的设置打印。</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>%1 (not found)</source>
        <translation>%1（未找到）</translation>
    </message>
    <message>
        <source>Print, copies %1 to %2 (F8)</source>
        <translation>打印，第 %1 至 %2 次 (F8)</translation>
    </message>
    <message>
        <source>Cop&amp;ies</source>
        <translation>份数(&amp;I)</translation>
    </message>
    <message>
        <source>✖ No bar code can be made of %1: it is empty, too long or has other characters</source>
        <translation>✖ %1 无法生成条码：内容为空、过长，或含条码不支持的字符</translation>
    </message>
</context>
<context>
    <name>xuanhao::PrintDesk</name>
    <message>
        <source>looking for printers…</source>
        <translation>正在查找…</translation>
    </message>
    <message>
        <source>PDF file</source>
        <translation>PDF 文件</translation>
    </message>
    <message>
        <source>%1 (not found)</source>
        <translation>%1（未找到）</translation>
    </message>
    <message>
        <source>Nothing was printed: no bar code can be made of %1: it is empty, too long or has other characters.</source>
        <translation>没有打印。%1 无法生成条码：内容为空、过长，或含条码不支持的字符。</translation>
    </message>
    <message>
        <source>Nothing was printed: this does not fit into its place on the form: %1. Shorten it and print again.</source>
        <translation>没有打印。申请表上这些栏写不下：%1。缩短内容后再打印。</translation>
    </message>
    <message>
        <source>The PDF file could not be written to %1. Check the folder, then print again (F8).</source>
        <translation>PDF 文件未能写入 %1。检查该文件夹后按 F8 重新打印。</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>已存为 %1。</translation>
    </message>
    <message>
        <source>The printer %1 is not there. Choose another one in the preview (Ctrl+P).</source>
        <translation>找不到打印机 %1。在预览中另选一台 (Ctrl+P)。</translation>
    </message>
    <message>
        <source>Sent to %1. Look at the paper: is it there, and can it be read?</source>
        <translation>已送到打印机 %1。看一下纸：是否已出纸、是否清晰。</translation>
    </message>
    <message>
        <source>The printer %1 did not accept the paper. Check it, then print again (F8).</source>
        <translation>打印机 %1 没有接收。检查打印机后重新打印 (F8)。</translation>
    </message>
    <message>
        <source>The printer %1 has no paper of this size. Choose another printer, then print again (F8).</source>
        <translation>打印机 %1 没有此规格的纸。换一台打印机后重新打印 (F8)。</translation>
    </message>
    <message>
        <source>Another paper is being printed; wait a moment.</source>
        <translation>正在打印另一张，稍等。</translation>
    </message>
    <message>
        <source>Sent to %1, which stands still: the paper waits there. Let the printer go on, or print on another one.</source>
        <translation>已送到打印机 %1，但打印机已暂停，纸在排队。让打印机继续，或者换一台打印。</translation>
    </message>
    <message>
        <source>Sent to %1, which has no paper. Put paper in; the sheet comes out then.</source>
        <translation>已送到打印机 %1，但打印机缺纸。放纸后会接着打印。</translation>
    </message>
    <message>
        <source>printed again at the counter</source>
        <translation>在窗口再次打印</translation>
    </message>
    <message>
        <source>%1 (the print system does not answer)</source>
        <translation>%1（打印系统没有应答）</translation>
    </message>
    <message>
        <source>%1 has not answered; the paper may still come out. Look at the printer. If nothing comes, choose another printer or a PDF file in the preview (Ctrl+P).</source>
        <translation>%1 没有应答，纸张稍后仍可能打出。查看打印机；如无纸张打出，在预览 (Ctrl+P) 中改选打印机或 PDF 文件。</translation>
    </message>
    <message>
        <source>The line is down: the record of this sheet goes up by itself later.</source>
        <translation>网络中断，本次打印记录将在恢复后自动上传。</translation>
    </message>
    <message>
        <source>%1 (no bar code can be made of it)</source>
        <translation>%1（无法生成条码）</translation>
    </message>
</context>
<context>
    <name>xuanhao::RegisterPage</name>
    <message>
        <source>Register an applicant</source>
        <translation>登记申请人</translation>
    </message>
    <message>
        <source>&amp;User type</source>
        <translation>用户类型(&amp;U)</translation>
    </message>
    <message>
        <source>Kind of &amp;document</source>
        <translation>证件类型(&amp;D)</translation>
    </message>
    <message>
        <source>Document &amp;number</source>
        <translation>证件号码(&amp;N)</translation>
    </message>
    <message>
        <source>As on the document; Ctrl+. enters the dot of minority names</source>
        <translation>与证件一致；按 Ctrl+. 输入姓名间隔号</translation>
    </message>
    <message>
        <source>Na&amp;me</source>
        <translation>姓名(&amp;M)</translation>
    </message>
    <message>
        <source>M&amp;obile number</source>
        <translation>手机号码(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Address</source>
        <translation>现住址(&amp;A)</translation>
    </message>
    <message>
        <source>Local proof</source>
        <translation>本地业务凭证</translation>
    </message>
    <message>
        <source>An a&amp;gent acts for the applicant (identity document and power of attorney seen)</source>
        <translation>由代理人办理，已核对其身份证明和委托书(&amp;G)</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>代理人</translation>
    </message>
    <message>
        <source>Agent&apos;s document</source>
        <translation>代理人证件类型</translation>
    </message>
    <message>
        <source>Agent&apos;s document number</source>
        <translation>代理人证件号码</translation>
    </message>
    <message>
        <source>Agent&apos;s name</source>
        <translation>代理人姓名</translation>
    </message>
    <message>
        <source>Agent&apos;s mobile number</source>
        <translation>代理人手机号码</translation>
    </message>
    <message>
        <source>Why the value is right in spite of the warning; recorded</source>
        <translation>有提示但内容属实的理由，将作记录</translation>
    </message>
    <message>
        <source>Reason (Ctrl+&amp;L)</source>
        <translation>理由 (Ctrl+&amp;L)</translation>
    </message>
    <message>
        <source>The applicant has read and &amp;signed the service agreement and the privacy notice on paper</source>
        <translation>申请人已阅读并签署纸质服务协议和个人信息处理告知书(&amp;S)</translation>
    </message>
    <message>
        <source>Consent</source>
        <translation>协议签署</translation>
    </message>
    <message>
        <source>Show the agreement</source>
        <translation>查看服务协议</translation>
    </message>
    <message>
        <source>Show the privacy notice</source>
        <translation>查看告知书</translation>
    </message>
    <message>
        <source>Plate number or certificate of an own vehicle</source>
        <translation>本人机动车的号牌号码或登记证书编号</translation>
    </message>
    <message>
        <source>File number of the licence</source>
        <translation>驾驶证档案编号</translation>
    </message>
    <message>
        <source>Acceptance number of the learner</source>
        <translation>初次申领业务的受理号</translation>
    </message>
    <message>
        <source>State why the marked value is right, or correct it.</source>
        <translation>填写标出内容属实的理由，或更正该内容。</translation>
    </message>
    <message>
        <source>The applicant signs the agreement and the privacy notice first.</source>
        <translation>申请人须先签署服务协议和个人信息处理告知书。</translation>
    </message>
    <message>
        <source>Open the existing record</source>
        <translation>打开原记录</translation>
    </message>
    <message>
        <source>Discard this case</source>
        <translation>放弃本案</translation>
    </message>
    <message>
        <source>Park</source>
        <translation>挂起本案</translation>
    </message>
    <message>
        <source>Registering…</source>
        <translation>正在登记…</translation>
    </message>
    <message>
        <source>Register</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>Enter the applicant&apos;s document as it is on the card; full-width and lower-case characters are put right. A failed check of an identity number stops; a warning of a credit code needs a reason. The applicant sets the password alone at the first own sign-in; a clerk never sees it.</source>
        <translation>按证件原样录入，全角和小写字符自动转换。身份证号码校验不符不能继续；统一社会信用代码有提示时须填写理由。密码由申请人首次自行登录时设置，窗口人员看不到。</translation>
    </message>
    <message>
        <source>State why the applicant is registered again; it is recorded.</source>
        <translation>填写再次登记的理由，理由留存记录。</translation>
    </message>
</context>
<context>
    <name>xuanhao::ReservationsPage</name>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Valid</source>
        <translation>有效</translation>
    </message>
    <message>
        <source>Last day today</source>
        <translation>今日到期</translation>
    </message>
    <message>
        <source>Due in … days</source>
        <translation>几日内到期</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>已逾期</translation>
    </message>
    <message>
        <source>Provisional date</source>
        <translation>日期暂定</translation>
    </message>
    <message>
        <source>today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>overdue</source>
        <translation>已逾期</translation>
    </message>
    <message numerus="yes">
        <source>overdue by %n working day(s)</source>
        <translation>
            <numerusform>逾期 %n 个工作日</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n working day(s)</source>
        <translation>
            <numerusform>%n 个工作日</numerusform>
        </translation>
    </message>
    <message>
        <source>Reservations by last day</source>
        <translation>预选到期</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>号牌号码</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Mobile</source>
        <translation>手机号码</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>有效期止</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>剩余</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>受理时间</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>流水号</translation>
    </message>
    <message>
        <source>Where to apply</source>
        <translation>办理地点</translation>
    </message>
    <message>
        <source>Counter</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>Printed</source>
        <translation>打印次数</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>天数</translation>
    </message>
    <message>
        <source> days</source>
        <translation> 天</translation>
    </message>
    <message>
        <source>&amp;Due</source>
        <translation>到期(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Counter</source>
        <translation>窗口(&amp;C)</translation>
    </message>
    <message>
        <source>%1 (provisional)</source>
        <translation>%1（暂定）</translation>
    </message>
    <message>
        <source>Valid %1 · last day today %2 · in %3 days %4 · overdue %5 · provisional %6</source>
        <translation>有效 %1 · 今日到期 %2 · %3 天内到期 %4 · 已逾期 %5 · 日期暂定 %6</translation>
    </message>
    <message>
        <source>reservations</source>
        <translation>预选到期</translation>
    </message>
    <message>
        <source>D&amp;ivision</source>
        <translation>行政区划(&amp;I)</translation>
    </message>
    <message>
        <source>Reservations by the last day on which the vehicle can be registered. Choose what is due, a division or a counter; Ctrl+Shift+O or a press on a title orders the list. / goes to the search, Enter opens the case in the look-up. The export has what the list shows; personal data stays masked.</source>
        <translation>按有效期止列出的预选号码。可按到期情况、行政区划和窗口筛选，按 Ctrl+Shift+O 或点击标题排序。按 / 键转到查找，按回车键在查询页中打开该业务。导出的内容与列表一致，个人信息保持遮盖。</translation>
    </message>
</context>
<context>
    <name>xuanhao::ResultPage</name>
    <message>
        <source>Result</source>
        <translation>车辆预选号信息</translation>
    </message>
    <message>
        <source>The selection is over.</source>
        <translation>选号已结束。</translation>
    </message>
    <message>
        <source>Pre-selection succeeded. The number is reserved for the applicant.</source>
        <translation>预选成功，号码已为申请人保留。</translation>
    </message>
    <message>
        <source>(provisional: next year&apos;s holidays are not published yet)</source>
        <translation>（暂定：次年节假日安排尚未公布）</translation>
    </message>
    <message>
        <source>Register by</source>
        <translation>有效期止</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>办理地点</translation>
    </message>
    <message>
        <source>%1, %2, %3</source>
        <translation>%1，%2，%3</translation>
    </message>
    <message>
        <source>Case number</source>
        <translation>流水号</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>选号方式</translation>
    </message>
    <message>
        <source>Plate kind</source>
        <translation>号牌种类</translation>
    </message>
    <message>
        <source>The form has not been printed yet.</source>
        <translation>申请表还未打印。</translation>
    </message>
    <message numerus="yes">
        <source>The form has been printed %n time(s).</source>
        <translation>
            <numerusform>申请表已打印 %n 次。</numerusform>
        </translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Print again</source>
        <translation>补打申请表</translation>
    </message>
    <message>
        <source>Print the form</source>
        <translation>打印申请表</translation>
    </message>
    <message>
        <source>Close, print later</source>
        <translation>结束，稍后补打</translation>
    </message>
    <message>
        <source>Close the case</source>
        <translation>结束本案</translation>
    </message>
    <message>
        <source>Invoice picture</source>
        <translation>发票照片</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>回执</translation>
    </message>
    <message>
        <source>The form is printed</source>
        <translation>申请表已打好</translation>
    </message>
</context>
<context>
    <name>xuanhao::ReviewPage</name>
    <message>
        <source>Number, case, document, mobile, VIN</source>
        <translation>号牌、流水号、证件、手机、车辆识别代号</translation>
    </message>
    <message>
        <source>&amp;Find</source>
        <translation>查找(&amp;F)</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>正在读取…</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) read; the rest could not be read.</source>
        <translation>
            <numerusform>已读取 %n 条，其余未能读取。</numerusform>
        </translation>
    </message>
    <message>
        <source>There is nothing that fits.</source>
        <translation>没有符合条件的记录。</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) read; more come when you go down.</source>
        <translation>
            <numerusform>已读取 %n 条，向下滚动继续读取。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s), that is all.</source>
        <translation>
            <numerusform>共 %n 条。</numerusform>
        </translation>
    </message>
    <message>
        <source>The export was stopped. Nothing was written.</source>
        <translation>已停止导出，未写入文件。</translation>
    </message>
    <message>
        <source>Export the list</source>
        <translation>导出列表</translation>
    </message>
    <message>
        <source>Table with commas (*.csv)</source>
        <translation>逗号分隔表格 (*.csv)</translation>
    </message>
    <message>
        <source>%1 can&apos;t be written: %2</source>
        <translation>%1 无法写入：%2</translation>
    </message>
    <message numerus="yes">
        <source>Exporting: %n line(s) so far.</source>
        <translation>
            <numerusform>正在导出，已导出 %n 条。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) were exported to %1</source>
        <translation>
            <numerusform>已导出 %n 条到 %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Stop the export</source>
        <translation>停止导出</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>刷新</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Order: %1, descending</source>
        <translation>排序：%1（降序）</translation>
    </message>
    <message>
        <source>Order: %1, ascending</source>
        <translation>排序：%1（升序）</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s). More people fit than are looked at: type more of it.</source>
        <translation>
            <numerusform>共 %n 条。符合的人过多，未全部查找，需输入更长的内容。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 Nothing was exported; no file was written.</source>
        <translation>%1未导出，未生成文件。</translation>
    </message>
</context>
<context>
    <name>xuanhao::SheetView</name>
    <message>
        <source>Preview of the form</source>
        <translation>打印预览</translation>
    </message>
</context>
<context>
    <name>xuanhao::SheetsPage</name>
    <message>
        <source>%1–%2</source>
        <translation>%1–%2</translation>
    </message>
    <message>
        <source>Printed papers</source>
        <translation>打印记录</translation>
    </message>
    <message>
        <source>&amp;Case or number</source>
        <translation>流水号或号牌(&amp;C)</translation>
    </message>
    <message>
        <source>Empty: what this counter has printed. With a case number or a plate number: whatever was printed for it. The form&apos;s code can be scanned.</source>
        <translation>留空：本窗口打印的全部纸张。填流水号或号牌号码：为它打印的全部纸张。可以扫申请表上的码。</translation>
    </message>
    <message>
        <source>Printed at</source>
        <translation>打印时间</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>纸张</translation>
    </message>
    <message>
        <source>Case number</source>
        <translation>流水号</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>号牌号码</translation>
    </message>
    <message>
        <source>Applicant</source>
        <translation>申请人</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>第几张</translation>
    </message>
    <message>
        <source>Counter</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>Clerk</source>
        <translation>经办</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>打印机</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Came out</source>
        <translation>已出纸</translation>
    </message>
    <message>
        <source>Nothing was printed.</source>
        <translation>没有打印记录。</translation>
    </message>
    <message>
        <source>PDF file</source>
        <translation>PDF 文件</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Nothing came out</source>
        <translation>没有出纸</translation>
    </message>
    <message>
        <source>It came out</source>
        <translation>已出纸</translation>
    </message>
    <message>
        <source>Print again</source>
        <translation>补打</translation>
    </message>
    <message>
        <source>Asking the central server…</source>
        <translation>正在询问…</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>查询</translation>
    </message>
    <message>
        <source>Hand-over</source>
        <translation>交接班表</translation>
    </message>
    <message>
        <source>Day report</source>
        <translation>日报</translation>
    </message>
    <message>
        <source>Of this counter &amp;today only</source>
        <translation>只看本窗口今天的(&amp;T)</translation>
    </message>
    <message numerus="yes">
        <source>%n sheet(s) were printed without a line; their records go up by themselves.</source>
        <translation>
            <numerusform>断网期间打印了 %n 份，打印记录将自动上传。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2: central did not take the record. %3 Tell the administrator.</source>
        <translation>%2 打印的%1：中心服务器未接受打印记录。%3告知管理员。</translation>
    </message>
    <message>
        <source>Records of sheets that were printed without a line can&apos;t be read. Tell the administrator.</source>
        <translation>断网期间的打印记录无法读取，告知管理员。</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) of sheets that were printed without a line can&apos;t be read and don&apos;t go up. Tell the administrator.</source>
        <translation>
            <numerusform>断网期间的打印记录有 %n 条无法读取，不会上传，告知管理员。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (told later)</source>
        <translation>%1（补传）</translation>
    </message>
    <message>
        <source>Empty: every result kept at this counter. Or a case number, a plate number, a whole name, a document, mobile or VIN, the last three also by their last 4 to 8 characters.</source>
        <translation>留空：本窗口保存的全部选号结果。也可填流水号、号牌号码、完整姓名、证件号码、手机号码或车辆识别代号；后三项可以只填末 4 至 8 位。</translation>
    </message>
    <message>
        <source>Reserved at</source>
        <translation>选定时间</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>次数</translation>
    </message>
    <message>
        <source>No result is kept at this counter.</source>
        <translation>本窗口没有保存选号结果。</translation>
    </message>
    <message>
        <source>No result kept at this counter fits this. What other counters did can be found when the line is back.</source>
        <translation>本窗口保存的选号结果中没有符合条件的。其他窗口办理的，网络恢复后再查询。</translation>
    </message>
    <message>
        <source>⚠ The line is down or central does not answer: these are the results that this counter keeps itself, not central&apos;s list of papers. Form and receipt can be printed again all the same; the records go up by themselves.</source>
        <translation>⚠ 网络中断或中心服务器没有应答：下面是本窗口自己保存的选号结果，不是中心的打印记录。申请表和回执可以照常补打，打印记录将自动上传。</translation>
    </message>
    <message numerus="yes">
        <source>%n result(s) are damaged and left out. Tell the administrator.</source>
        <translation>
            <numerusform>%n 条选号结果已损坏，没有列出。告知管理员。</numerusform>
        </translation>
    </message>
    <message>
        <source>Every paper is a record before it goes to the printer: who, when, which copy and why. The form and the receipt can be printed again here, with a reason; the copy&apos;s number stands on the paper. Other papers are printed again where they were printed first. Without a line the list is of the results that this counter keeps itself.</source>
        <translation>每张纸在送往打印机之前都先登记：谁、何时、第几张、为什么。申请表和回执可以在这里说明原因后补打，第几次打印印在纸上。其他纸张在原来打印的页面补打。网络中断时列出本窗口自己保存的选号结果。</translation>
    </message>
    <message>
        <source>This result is not kept here any more, or is damaged.</source>
        <translation>本窗口没有保存这条选号结果，或者它已损坏。</translation>
    </message>
    <message>
        <source>%1 (told later by %2)</source>
        <translation>%1 补传：%2</translation>
    </message>
</context>
<context>
    <name>xuanhao::SignInPage</name>
    <message>
        <source>Sign in (F9)</source>
        <translation>登录 (F9)</translation>
    </message>
    <message>
        <source>Xuanhao</source>
        <translation>选号</translation>
    </message>
    <message>
        <source>&amp;Staff number</source>
        <translation>工号(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>密码(&amp;P)</translation>
    </message>
    <message>
        <source>Staff number</source>
        <translation>工号</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Locked. %1 signs in again to go on; the open cases are kept.</source>
        <translation>窗口已锁定，在办案件保留。%1重新登录后继续。</translation>
    </message>
    <message>
        <source>Last sign-in: %1</source>
        <translation>上次登录：%1</translation>
    </message>
    <message>
        <source>The central server does not know this counter. The administrator enrols it anew.</source>
        <translation>中心服务器未登记本窗口，需由管理员重新接入。</translation>
    </message>
    <message>
        <source>The central server does not answer. Signing in needs the line; it is tried again by itself.</source>
        <translation>中心服务器没有应答，不能登录。正在自动重试。</translation>
    </message>
    <message>
        <source>Enter the staff number and the password.</source>
        <translation>填写工号和密码。</translation>
    </message>
    <message>
        <source>Signing in…</source>
        <translation>正在登录…</translation>
    </message>
    <message>
        <source>Sign in as somebody else; the cases stay</source>
        <translation>其他人登录（在办案件保留）</translation>
    </message>
</context>
<context>
    <name>xuanhao::StartProblem</name>
    <message>
        <source>Xuanhao</source>
        <translation>选号</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭 (Esc)</translation>
    </message>
    <message>
        <source>This counter is not set up yet. The administrator runs “xuanhao-central counters add” on the server and puts the line it prints into the file xuanhao/counter.ini.</source>
        <translation>本窗口还未设置。由管理员在服务器上运行“xuanhao-central counters add”，把输出的一行写入文件 xuanhao/counter.ini。</translation>
    </message>
    <message>
        <source>The settings in %1 are not complete: “%2” is missing or not right.</source>
        <translation>%1 中的设置不完整：缺少“%2”或内容不对。</translation>
    </message>
    <message>
        <source>The counter is already open on this PC.</source>
        <translation>本机已打开选号程序。</translation>
    </message>
    <message>
        <source>The counter can&apos;t read or write its data in %1. Check that the folder belongs to this user and that the disk works. Nothing was changed.</source>
        <translation>无法读取或写入本窗口的数据（%1）。检查该文件夹的权限和磁盘是否正常。未改动任何内容。</translation>
    </message>
    <message>
        <source>The counter&apos;s own database in %1 is damaged. It was left as it is. The administrator moves the folder away; cases that reached the server are found again with the look-up.</source>
        <translation>本窗口的数据库（%1）已损坏，已保持原样。由管理员移走该文件夹后重新启动；已上传服务器的业务可在查询页中找到。</translation>
    </message>
    <message>
        <source>The counter&apos;s data in %1 was written by a newer version of the program. Install that version; nothing was changed.</source>
        <translation>本窗口的数据（%1）由更新版本的程序写入。安装新版本后再启动。未改动任何内容。</translation>
    </message>
    <message>
        <source>The key of the counter&apos;s data (station.key in %1) is missing or another one. The administrator puts it back from the copy; nothing was changed.</source>
        <translation>本窗口数据的密钥（%1 中的 station.key）丢失或不符。由管理员用备份恢复。未改动任何内容。</translation>
    </message>
    <message>
        <source>The counter&apos;s data in %1 can&apos;t be used now: the disk is full, or another program holds the file. Mend that and start again; nothing was changed.</source>
        <translation>本窗口的数据（%1）暂时不能使用：磁盘已满，或文件被其他程序占用。处理后重新启动。未改动任何内容。</translation>
    </message>
    <message>
        <source>In the settings %1, “%2” is not a whole path. It begins with “/” or a drive, and has “/” where Windows writes “\”: C:/Xuanhao.</source>
        <translation>设置文件 %1 中的“%2”不是完整路径。完整路径以“/”或盘符开头，Windows 路径中的“\”在此写作“/”，例如 C:/Xuanhao。</translation>
    </message>
    <message>
        <source>The template %1 is broken (%2). Mend it or take it away, then start again. “xuanhao-cli form check” tries a template.</source>
        <translation>打印模板 %1 有错（%2）。改正或移走后重新启动。用“xuanhao-cli form check”可以检查模板。</translation>
    </message>
</context>
<context>
    <name>xuanhao::StatusLine</name>
    <message>
        <source>Printer: %1</source>
        <translation>打印机：%1</translation>
    </message>
    <message>
        <source>%1, %2 ms</source>
        <translation>%1 %2 毫秒</translation>
    </message>
    <message>
        <source>Server time %1</source>
        <translation>服务器时间 %1</translation>
    </message>
    <message>
        <source>(this PC&apos;s clock is off)</source>
        <translation>（本机时钟不准）</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) to send</source>
        <translation>
            <numerusform>%n 条记录待上传</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>xuanhao::StepStrip</name>
    <message>
        <source>Step %1 of %2: %3</source>
        <translation>第 %1 步，共 %2 步：%3</translation>
    </message>
</context>
<context>
    <name>xuanhao::TextDialog</name>
    <message>
        <source>Version %1</source>
        <translation>版本 %1</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭 (Esc)</translation>
    </message>
    <message>
        <source>Print to sign</source>
        <translation>打印签署</translation>
    </message>
</context>
<context>
    <name>xuanhao::VehiclePage</name>
    <message>
        <source>Residence permit or lodging registration of the owner</source>
        <translation>居住证明或住宿登记证明</translation>
    </message>
    <message>
        <source>Identity document of the owner</source>
        <translation>所有人身份证明</translation>
    </message>
    <message>
        <source>Certificate of conformity or import certificate</source>
        <translation>机动车合格证或进口证明书</translation>
    </message>
    <message>
        <source>Invoice</source>
        <translation>购车发票</translation>
    </message>
    <message>
        <source>Registration certificate and licence of the used vehicle</source>
        <translation>二手车的登记证书和行驶证</translation>
    </message>
    <message>
        <source>Certificate of conformity</source>
        <translation>机动车合格证</translation>
    </message>
    <message>
        <source>Import certificate</source>
        <translation>进口证明书</translation>
    </message>
    <message>
        <source>Vehicle identification number</source>
        <translation>输入车辆识别代号</translation>
    </message>
    <message>
        <source>&amp;VIN</source>
        <translation>车辆识别代号(&amp;V)</translation>
    </message>
    <message>
        <source>Why the VIN is right in spite of the check digit; recorded</source>
        <translation>校验位不符但代号属实的理由，将作记录</translation>
    </message>
    <message>
        <source>Reason (Ctrl+&amp;L)</source>
        <translation>理由 (Ctrl+&amp;L)</translation>
    </message>
    <message>
        <source>Kind of certificate</source>
        <translation>凭证种类</translation>
    </message>
    <message>
        <source>&amp;Certificate number</source>
        <translation>凭证编号(&amp;C)</translation>
    </message>
    <message>
        <source>Brand and &amp;model</source>
        <translation>品牌型号(&amp;M)</translation>
    </message>
    <message>
        <source>Vehicle class</source>
        <translation>车辆类型</translation>
    </message>
    <message>
        <source>&amp;Energy</source>
        <translation>燃料种类(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Use</source>
        <translation>使用性质(&amp;U)</translation>
    </message>
    <message>
        <source>Exactly as on the invoice</source>
        <translation>与购车发票完全一致</translation>
    </message>
    <message>
        <source>Buyer on the &amp;invoice</source>
        <translation>购车发票名称(&amp;I)</translation>
    </message>
    <message>
        <source>Plate kind</source>
        <translation>号牌种类</translation>
    </message>
    <message>
        <source>Papers seen</source>
        <translation>已核对的材料</translation>
    </message>
    <message>
        <source>State why the VIN is right, or correct it.</source>
        <translation>填写车辆识别代号属实的理由，或更正该代号。</translation>
    </message>
    <message>
        <source>Enter brand and model as on the certificate.</source>
        <translation>按合格证或进口证明书填写品牌型号。</translation>
    </message>
    <message>
        <source>Papers that are missing; tell the applicant all of them at once:</source>
        <translation>缺少以下材料，一次告知申请人：</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Print the one-time notice</source>
        <translation>打印一次性告知书</translation>
    </message>
    <message>
        <source>This PC could not save the picture. Free disk space or tell the administrator, then choose it again.</source>
        <translation>本机未能保存照片。清理磁盘空间或告知管理员，再重新选择。</translation>
    </message>
    <message>
        <source>Choose the picture of the invoice.</source>
        <translation>选择发票照片。</translation>
    </message>
    <message>
        <source>Scan or type the VIN from the certificate. O, I and Q never stand in a VIN. The plate kind follows from class and energy on the certificate. The buyer on the invoice must be the account&apos;s owner. A picture of the invoice that is not clear goes to review and does not stop the applicant.</source>
        <translation>按合格证扫描或录入车辆识别代号，其中不含字母 O、I、Q。号牌种类由车辆类型和燃料种类确定。购车发票名称须与用户名一致。不清晰的发票照片送审核，不影响申请人继续办理。</translation>
    </message>
    <message>
        <source>Invoice picture</source>
        <translation>发票照片</translation>
    </message>
</context>
<context>
    <name>xuanhao::WitnessDialog</name>
    <message>
        <source>Witness the identity</source>
        <translation>见证核验身份</translation>
    </message>
    <message>
        <source>Both of you have compared the applicant with the original of the document. Both names, the reason and the time are recorded.</source>
        <translation>两人均已将申请人本人与身份证明原件核对一致。两人姓名、核对情况和时间都会记录。</translation>
    </message>
    <message>
        <source>What was compared, recorded</source>
        <translation>核对情况（留存记录）</translation>
    </message>
    <message>
        <source>Staff number of the second person</source>
        <translation>第二名工作人员工号</translation>
    </message>
    <message>
        <source>Password of the second person</source>
        <translation>第二名工作人员密码</translation>
    </message>
    <message>
        <source>Cancel (Esc)</source>
        <translation>取消 (Esc)</translation>
    </message>
    <message>
        <source>Sign together</source>
        <translation>共同签认</translation>
    </message>
    <message>
        <source>State what was compared; the second person enters staff number and password.</source>
        <translation>填写核对情况，由第二名工作人员输入工号和密码。</translation>
    </message>
</context>
</TS>
